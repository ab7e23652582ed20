// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.GossipNode;
import dev.hearsay.application.node.Ingress;
import dev.hearsay.application.node.Input;
import dev.hearsay.application.node.NodeEnvironment;
import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeView;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.crypto.KeylessAuthority;
import dev.hearsay.testkit.crypto.KeylessCrypto;
import dev.hearsay.testkit.memory.ForwardingListener;
import dev.hearsay.testkit.memory.MemoryComm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A whole node under virtual time: the production domain and application, over links in memory. It
 * survives its own death: {@link #kill()} and {@link #start()} model the crash and restart of a
 * process, with the same identity unless {@link #renew} gave it another one meanwhile.
 *
 * <p>Its machine, which outlives it too, has a {@link #clock()} of its own and may be slow.
 */
public final class SimulatedNode {

  private static final String INTERNAL = ".internal";

  private final Simulation simulation;
  private final String name;
  private final NodeClock clock;
  private final KeylessAuthority authority;
  private final List<OrgId> trusted;
  private final List<GossipEvent> events = new ArrayList<>();
  private final List<Envelope> received = new ArrayList<>();
  private final RecordedReplies replies = new RecordedReplies();
  private SelfDescription self;
  private Duration stepCost = Duration.ZERO;
  private final Map<ChannelId, ChannelConfig> configurations = new TreeMap<>();
  private final List<Predicate<Envelope>> muzzles = new ArrayList<>();
  private boolean recording;
  private @Nullable GossipNode node;
  private @Nullable NodeProcess process;
  private @Nullable MemoryComm comm;
  private boolean stopping;
  private int lives;
  private long lastTicket;

  SimulatedNode(
      Simulation simulation,
      String name,
      ValidatedIdentity identity,
      Endpoint external,
      KeylessAuthority authority,
      List<OrgId> trusted) {
    this.simulation = simulation;
    this.name = name;
    this.self = new SelfDescription(external, internalEndpoint(name), Bytes.EMPTY, identity);
    this.clock = new NodeClock(simulation.queue());
    this.authority = authority;
    this.trusted = trusted;
  }

  private static Endpoint internalEndpoint(String name) {
    return Endpoint.of(name + INTERNAL, 7051);
  }

  /** Whether an endpoint is, or looks like, the internal one of any node. */
  public static boolean isInternal(Endpoint endpoint) {
    return endpoint.text().contains(INTERNAL + ":");
  }

  /** The node's name in the simulation. */
  public String name() {
    return name;
  }

  /** The node's identity. */
  public ValidatedIdentity identity() {
    return self.identity();
  }

  /** The node's PKI-ID. */
  public PkiId pkiId() {
    return identity().pkiId();
  }

  /** The node's organization. */
  public OrgId org() {
    return identity().org();
  }

  /** How the node describes itself. */
  public SelfDescription self() {
    return self;
  }

  /** All events of all its lives, unless the simulation keeps no history. */
  public List<GossipEvent> events() {
    return List.copyOf(events);
  }

  /**
   * Keeps every envelope that arrives from now on, before anything is checked: see {@link
   * #received()}.
   */
  public void record() {
    recording = true;
  }

  /** The envelopes that arrived since {@link #record()}. */
  public List<Envelope> received() {
    return List.copyOf(received);
  }

  /** How often the node has been started. */
  public int lives() {
    return lives;
  }

  /** Whether the node lives and was not told to stop. */
  public boolean isRunning() {
    return node != null && !stopping;
  }

  /**
   * What the node knows.
   *
   * @throws IllegalStateException if it does not live
   */
  public NodeView view() {
    return running().view();
  }

  /**
   * How full everything in the node is that is bounded.
   *
   * @throws IllegalStateException if it does not live
   */
  public List<Fill> fills() {
    return running().fills();
  }

  /** The clock of the node's machine. */
  public NodeClock clock() {
    return clock;
  }

  /**
   * Gives the node another identity of the same organization: it has it when it starts next.
   *
   * @throws IllegalStateException if it lives
   * @throws IllegalArgumentException if the identity is of another organization
   */
  public void renew(ValidatedIdentity other) {
    if (node != null) {
      throw new IllegalStateException(name + " lives: kill it before it gets another identity");
    }
    if (!other.org().equals(org())) {
      throw new IllegalArgumentException(name + " is of " + org() + ", not " + other.org());
    }
    self =
        new SelfDescription(self.externalEndpoint(), self.internalEndpoint(), Bytes.EMPTY, other);
  }

  /** Starts the node, with a new incarnation if it lived before. */
  public void start() {
    if (node != null) {
      throw new IllegalStateException(name + " lives already");
    }
    lives++;
    MemoryComm transport = simulation.network().join(name, addresses());
    Life life = new Life();
    GossipNode fresh = create(transport, life.process);
    life.node = fresh;
    node = fresh;
    comm = transport;
    process = life.process;
    transport.start(new Tap(new Ingress(simulation.codec(), life.process::put, this::happened)));
    simulation.witness().started(this);
    fresh.start(clock.now());
  }

  private GossipNode create(MemoryComm transport, NodeProcess inbox) {
    Randomness chance = simulation.chanceOf(name + "/" + lives);
    KeylessCrypto crypto = new KeylessCrypto(authority, identity(), trusted);
    NodeEnvironment environment =
        new NodeEnvironment(
            new SimulatedOffload<>(
                simulation.queue(),
                chance.fork("offload"),
                simulation.settings().longestOffload(),
                inbox::put),
            clock.into(inbox::put),
            chance.fork("node"),
            new ToldReplies(simulation, this));
    NodePorts ports =
        new NodePorts(
            new Muzzle(transport, this::isKept),
            simulation.codec(),
            crypto,
            crypto,
            crypto,
            certificates -> {},
            this::happened);
    return new GossipNode(simulation.settings().node(), self, ports, environment, clock.now());
  }

  /** Listens in on what arrives. */
  private final class Tap implements ForwardingListener {
    private final CommListener ingress;

    Tap(CommListener ingress) {
      this.ingress = ingress;
    }

    @Override
    public CommListener target() {
      return ingress;
    }

    @Override
    public void received(LinkId link, Envelope envelope) {
      if (recording) {
        received.add(envelope);
      }
      simulation.witness().received(SimulatedNode.this, envelope);
      ingress.received(link, envelope);
    }
  }

  private void happened(GossipEvent event) {
    if (simulation.keepsHistory()) {
      events.add(event);
    }
    simulation.witness().happened(this, event);
  }

  /** One life: inputs that come after its end are lost. */
  private final class Life {
    private final NodeProcess process =
        new NodeProcess(simulation.queue(), () -> stepCost, this::step);
    private @Nullable GossipNode node;

    private void step(Input input) {
      GossipNode living = SimulatedNode.this.node;
      if (living != null && living == node) {
        simulation.trace(name, input);
        living.step(input, clock.now());
        simulation.witness().stepped(SimulatedNode.this, input);
      }
    }
  }

  private Endpoint[] addresses() {
    return self.externalEndpoint().isNone()
        ? new Endpoint[] {self.internalEndpoint()}
        : new Endpoint[] {self.internalEndpoint(), self.externalEndpoint()};
  }

  /**
   * Tells the node something, as its embedder would.
   *
   * @return the ticket, by which {@link #replies()} has what became of it
   */
  public long command(Input.Command command) {
    NodeProcess living = process();
    if (command instanceof Input.Command.JoinChannel(ChannelConfig config)) {
      configurations.put(config.channel(), config);
    }
    long ticket = ++lastTicket;
    living.put(new Input.Commanded(ticket, command));
    return ticket;
  }

  /** The last configuration of each channel that the embedder told the node, in any life. */
  public Map<ChannelId, ChannelConfig> configurations() {
    return Collections.unmodifiableMap(configurations);
  }

  /**
   * What the node said to its embedder, in all its lives, unless the simulation keeps no history.
   */
  public RecordedReplies replies() {
    return replies;
  }

  /**
   * Lets the process stand still: its inputs and timers wait, while links stay up and time goes on.
   *
   * @return lets it go on, once; all that waited comes at once then, unless something else holds
   *     it. Does nothing for a process that has died meanwhile
   * @throws IllegalStateException if the node does not live
   */
  public Runnable pause() {
    return process().hold();
  }

  /**
   * Lets each step of the node take longer by {@code perStep} from now on, in this life and the
   * next; a negative time takes this back.
   *
   * @throws IllegalArgumentException if a step would take less than no time
   */
  public void slowDown(Duration perStep) {
    Duration sum = stepCost.plus(perStep);
    if (sum.isNegative()) {
      throw new IllegalArgumentException("a step of " + name + " cannot take " + sum);
    }
    stepCost = sum;
  }

  /**
   * Keeps what the node sends from leaving it: the node believes that it was sent.
   *
   * @param kept says of each envelope whether it stays
   * @return takes this muzzle off
   */
  public Runnable muzzle(Predicate<Envelope> kept) {
    muzzles.add(kept);
    return () -> muzzles.remove(kept);
  }

  private boolean isKept(Envelope envelope) {
    boolean kept = false;
    for (Predicate<Envelope> muzzle : muzzles) {
      kept |= muzzle.test(envelope);
    }
    return kept;
  }

  /** How many inputs wait because the process stands still or is slow. */
  public int waitingInputs() {
    NodeProcess living = process;
    return living == null ? 0 : living.waiting();
  }

  /**
   * Tells the node to stop in good order. It does not run from now on, but its process stays, and
   * its timers with it, until it is killed.
   *
   * @throws IllegalStateException if the node does not live
   */
  public void stop() {
    command(new Input.Command.Stop());
    stopping = true;
  }

  /** The process dies: nothing is said to anybody. */
  public void kill() {
    stopping = false;
    MemoryComm transport = comm;
    node = null;
    comm = null;
    process = null;
    if (transport != null) {
      transport.close();
      simulation.witness().stopped(this);
    }
  }

  private NodeProcess process() {
    NodeProcess living = process;
    if (living == null) {
      throw new IllegalStateException(name + " does not live");
    }
    return living;
  }

  private GossipNode running() {
    GossipNode living = node;
    if (living == null) {
      throw new IllegalStateException(name + " does not live");
    }
    return living;
  }
}
