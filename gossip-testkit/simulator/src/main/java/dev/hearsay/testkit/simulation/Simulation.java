// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.application.node.Input;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.crypto.KeylessAuthority;
import dev.hearsay.testkit.memory.MemoryNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A network of whole nodes on one thread, in virtual time. Not thread-safe.
 *
 * <p>Nodes are added, started, killed and told things between runs; {@link #run} and {@link
 * #runUntil} let time pass. {@link #traceHash()} covers every input of every node with its time:
 * equal settings and equal calls give equal hashes.
 */
public final class Simulation {

  /** The wall clock of every simulation begins here. */
  public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  private static final Duration VALIDITY = Duration.ofDays(3_650);

  private final SimulationSettings settings;
  private final SharedDecoding codec;
  private final EventQueue queue = new EventQueue(EPOCH);
  private final Randomness chance;
  private final MemoryNetwork network;
  private final KeylessAuthority authority = new KeylessAuthority("simulation");
  private final Map<String, SimulatedNode> nodes = new LinkedHashMap<>();
  private final TraceHash trace = new TraceHash();
  private final Map<String, ValidatedIdentity> guests = new LinkedHashMap<>();
  private final List<OrgId> orgs;
  private List<SimulatedNode> allNodes = List.of();
  private Witness witness = Witness.NOBODY;
  private boolean forgetful;

  /**
   * A network without nodes.
   *
   * @param orgs the organizations that every node trusts
   */
  public Simulation(SimulationSettings settings, MessageCodec codec, List<OrgId> orgs) {
    this.settings = settings;
    this.codec = new SharedDecoding(codec);
    this.orgs = List.copyOf(orgs);
    this.chance = new SeededRandomness(settings.seed());
    this.network = new MemoryNetwork(new LatencyDelivery(queue, chance.fork("latency"), settings));
    network.listen((from, to, envelope) -> witness.sent(from, to, envelope));
  }

  /** Adds a node that other organizations can see; it is not started. */
  public SimulatedNode add(String name, OrgId org) {
    return add(name, org, Optional.of(Endpoint.of(name + ".example", 7051)));
  }

  /** Adds a node without external endpoint: other organizations must never hear of it. */
  public SimulatedNode addInvisible(String name, OrgId org) {
    return add(name, org, Optional.empty());
  }

  private SimulatedNode add(String name, OrgId org, Optional<Endpoint> external) {
    if (nodes.containsKey(name)) {
      throw new IllegalArgumentException("there is a node called '" + name + "' already");
    }
    SimulatedNode node =
        new SimulatedNode(
            this,
            name,
            authority.newIdentity(org, name, EPOCH.plus(VALIDITY)),
            external.orElse(Endpoint.NONE),
            authority,
            orgs);
    nodes.put(name, node);
    codec.introduce(node.pkiId());
    allNodes = List.copyOf(nodes.values());
    return node;
  }

  /** Tells {@code node} to find its own organization through {@code other}. */
  public void bootstrap(SimulatedNode node, SimulatedNode other) {
    node.command(new Input.Command.Connect(new Seed.Bootstrap(other.self().internalEndpoint())));
  }

  /** Tells {@code node} to meet another organization through {@code other}. */
  public void anchor(SimulatedNode node, SimulatedNode other) {
    node.command(
        new Input.Command.Connect(new Seed.Anchor(other.self().externalEndpoint(), other.org())));
  }

  /** All nodes, in the order in which they were added. */
  public List<SimulatedNode> nodes() {
    return allNodes;
  }

  /**
   * The node of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SimulatedNode node(String name) {
    SimulatedNode node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException(
          "there is no node called '" + name + "', only " + nodes.keySet());
    }
    return node;
  }

  /** The node of that name; empty if it is somebody else's. */
  public Optional<SimulatedNode> find(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  /** The organization of a node or a guest; empty for strangers. */
  public Optional<OrgId> orgOf(String name) {
    return find(name)
        .map(SimulatedNode::org)
        .or(() -> Optional.ofNullable(guests.get(name)).map(ValidatedIdentity::org));
  }

  /** Somebody who is no node takes part under this name; witnesses need to know. */
  public void introduceGuest(String name, ValidatedIdentity identity) {
    guests.put(name, identity);
  }

  /** Whether this is the identity of a guest, who may say of itself what it likes. */
  public boolean isGuest(PkiId pkiId) {
    return guests.values().stream().anyMatch(guest -> guest.pkiId().equals(pkiId));
  }

  /** Lets something happen after a while, between two events of the nodes. */
  public void plan(Duration delay, Runnable action) {
    queue.plan(delay, action);
  }

  /**
   * Whom all nodes report to from now on. One witness at a time; it must not change anything within
   * a report, but may {@link #plan} to.
   */
  public void watch(Witness other) {
    witness = other;
  }

  /**
   * Nodes keep no list of what they tell and deliver from now on: in a long story only witnesses
   * see it, so that memory is bounded.
   */
  public void keepNoHistory() {
    forgetful = true;
  }

  boolean keepsHistory() {
    return !forgetful;
  }

  /** Lets {@code duration} pass. */
  public void run(Duration duration) {
    queue.run(duration);
  }

  /**
   * Lets time pass until {@code condition} holds after some event.
   *
   * @return how long it took; empty if it did not hold within {@code limit}
   */
  public Optional<Duration> runUntil(BooleanSupplier condition, Duration limit) {
    Duration start = queue.elapsed();
    while (!condition.getAsBoolean()) {
      if (!queue.step() || queue.elapsed().minus(start).compareTo(limit) > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(queue.elapsed().minus(start));
  }

  /** The network between the nodes, for cuts and separations. */
  public MemoryNetwork network() {
    return network;
  }

  /** Who vouches for the nodes, for revocations. */
  public KeylessAuthority authority() {
    return authority;
  }

  /** Virtual time since the beginning. */
  public Duration elapsed() {
    return queue.elapsed();
  }

  /** The same in nanoseconds, for those who ask after every event. */
  public long elapsedNanos() {
    return queue.elapsedNanos();
  }

  /** How many events have happened. */
  public long events() {
    return queue.happened();
  }

  /** The hash over all that happened so far. */
  public String traceHash() {
    return trace.value();
  }

  /** The conditions under which the nodes live. */
  public SimulationSettings settings() {
    return settings;
  }

  /** What all nodes encode and decode with. */
  public MessageCodec codec() {
    return codec;
  }

  EventQueue queue() {
    return queue;
  }

  Witness witness() {
    return witness;
  }

  /** A stream of chance of its own, for what is done to the network. */
  public Randomness chanceOf(String label) {
    return chance.fork(label);
  }

  void trace(String node, Input input) {
    trace.add(queue.elapsedNanos(), node, input);
  }
}
