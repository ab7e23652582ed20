// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import com.google.inject.Module;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.bootstrap.load.Deliveries;
import dev.hearsay.bootstrap.settings.RoomSettings;
import dev.hearsay.bootstrap.wiring.AssembledNode;
import dev.hearsay.bootstrap.wiring.Assembly;
import dev.hearsay.bootstrap.wiring.Closing;
import dev.hearsay.bootstrap.wiring.CodecModule;
import dev.hearsay.bootstrap.wiring.ListenerModule;
import dev.hearsay.bootstrap.wiring.NodeModule;
import dev.hearsay.bootstrap.wiring.NodePlan;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Nodes of several organizations in one process. Within an organization a node finds the others
 * from one bootstrap peer, the first. All nodes join one channel, whose anchor peers, the first of
 * each organization, lead them to the others; blocks are published there.
 *
 * <p>Keys are made, and files read, when the network is made; nothing runs before {@link #start}.
 * Belongs to one thread; {@link #close} ends everything and removes the keys.
 */
public final class LocalNetwork implements AutoCloseable {
  private final Closing closing = new Closing();
  private final NetworkPlan plan;
  private final LinkSource links;
  private final CryptoSource crypto;
  private final Function<Seat, List<GossipMetrics>> listeners;
  private final Material material;
  private final NodeRuntime runtime;
  private final Map<String, LocalNode> nodes = new LinkedHashMap<>();
  private final Deliveries deliveries;
  private final LocalChannel channel;

  /**
   * A network with Fabric's identities whose nodes are ready to be started.
   *
   * @param links closed with the network
   * @param listeners gives those who listen to the events of a node, beside its {@link Tally}
   */
  public LocalNetwork(
      NetworkPlan plan, LinkSource links, Function<Seat, List<GossipMetrics>> listeners) {
    this(plan, links, new BcCryptoSource(), listeners);
  }

  /**
   * A network whose nodes are ready to be started.
   *
   * @param links closed with the network
   * @param crypto makes identities and blocks, and judges them
   * @param listeners gives those who listen to the events of a node, beside its {@link Tally}
   */
  public LocalNetwork(
      NetworkPlan plan,
      LinkSource links,
      CryptoSource crypto,
      Function<Seat, List<GossipMetrics>> listeners) {
    this.plan = plan;
    this.links = closing.with(links);
    this.crypto = crypto;
    this.listeners = listeners;
    try {
      this.material = closing.with(Material.generate(plan, crypto));
      this.runtime = closing.with(new NodeRuntime());
      List<Seat> seats = seats();
      this.deliveries = deliveries(seats);
      this.channel =
          new LocalChannel(
              material.channel(LocalChannel.NAME, org -> anchors(seats, org)), deliveries);
      seats.forEach(this::prepare);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private List<Seat> seats() {
    List<Integer> ports = new ArrayList<>(links.ports(plan.nodes()));
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < plan.organizations().size(); i++) {
      NetworkPlan.Organization organization = plan.organizations().get(i);
      for (Member member : material.members(i)) {
        seats.add(seat(organization, member, ports.removeFirst()));
      }
    }
    return seats;
  }

  /** The two endpoints differ in their text, so that one can tell which of them somebody knows. */
  private static Seat seat(NetworkPlan.Organization organization, Member member, int port) {
    return new Seat(
        new OrgId(organization.mspId()),
        member,
        Endpoint.of("localhost", port),
        organization.visibleAbroad() ? Endpoint.of("127.0.0.1", port) : Endpoint.NONE);
  }

  private static Deliveries deliveries(List<Seat> seats) {
    Map<String, OrgId> orgs = new LinkedHashMap<>();
    seats.forEach(seat -> orgs.put(seat.name(), seat.org()));
    return new Deliveries(orgs);
  }

  /** The first peer, unless other organizations must not see it. */
  private static List<Endpoint> anchors(List<Seat> seats, OrgId org) {
    return seats.stream()
        .filter(seat -> seat.org().equals(org))
        .map(Seat::externalEndpoint)
        .limit(1)
        .filter(endpoint -> !endpoint.isNone())
        .toList();
  }

  private void prepare(Seat seat) {
    Tally tally = new Tally();
    List<GossipMetrics> all = new ArrayList<>(List.of(tally, deliveries.listenerOf(seat.name())));
    all.addAll(listeners.apply(seat));
    nodes.put(seat.name(), new LocalNode(seat, tally, () -> assemble(seat, all)));
  }

  private AssembledNode assemble(Seat seat, List<GossipMetrics> all) {
    NodePlan node =
        new NodePlan(
            RoomSettings.of(plan.timers()), seat.internalEndpoint(), seat.externalEndpoint());
    List<Module> modules =
        List.of(
            new NodeModule(node, runtime),
            new CodecModule(),
            crypto.cryptoOf(seat),
            links.linksOf(seat),
            new ListenerModule(all));
    return Assembly.assemble(modules);
  }

  /** All nodes, in the order of organizations and numbers. */
  public List<LocalNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /** The names of all nodes. */
  public List<String> names() {
    return List.copyOf(nodes.keySet());
  }

  /** The node called {@code name}. */
  public Optional<LocalNode> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  /** What the links are called. */
  public String transport() {
    return links.name();
  }

  /**
   * Starts all nodes, one after the other, and then has all of them join the channel.
   *
   * @return the time at which the start of the last node began, as {@link System#nanoTime} counts
   * @throws dev.hearsay.domain.port.CommException if one cannot serve
   */
  public long start() {
    long lastStart = System.nanoTime();
    for (LocalNode node : nodes.values()) {
      lastStart = System.nanoTime();
      startWithBootstrap(node);
    }
    List<CompletableFuture<?>> joining = new ArrayList<>();
    nodes.values().forEach(node -> joining.add(join(node)));
    joining.forEach(CompletableFuture::join);
    return lastStart;
  }

  /**
   * Starts the node called {@code name} as if it had never run, with the first running peer of its
   * organization as seed. Without effect if it runs or there is none.
   *
   * @throws dev.hearsay.domain.port.CommException if it cannot serve, for example because its port
   *     was taken meanwhile
   */
  public void start(String name) {
    node(name)
        .filter(node -> !node.isRunning())
        .ifPresent(node -> {
          startWithBootstrap(node);
          join(node).join();
        });
  }

  /** Kills the node called {@code name}, without a word to the others. */
  public void kill(String name) {
    node(name).ifPresent(LocalNode::kill);
  }

  private void startWithBootstrap(LocalNode node) {
    GossipService service = node.start();
    firstRunning(node.seat().org(), node)
        .map(LocalNode::seat)
        .map(Seat::internalEndpoint)
        .ifPresent(endpoint -> service.connect(new Seed.Bootstrap(endpoint)));
  }

  private CompletableFuture<?> join(LocalNode node) {
    return node.service()
        .map(service -> channel.join(node.seat().name(), service).toCompletableFuture())
        .orElseThrow(() -> new IllegalStateException(node.seat().name() + " does not run"));
  }

  private Set<OrgId> organizations() {
    Set<OrgId> orgs = new LinkedHashSet<>();
    nodes.values().forEach(node -> orgs.add(node.seat().org()));
    return orgs;
  }

  private Optional<LocalNode> firstRunning(OrgId org) {
    return running().stream().filter(node -> node.seat().org().equals(org)).findFirst();
  }

  private Optional<LocalNode> firstRunning(OrgId org, LocalNode butNot) {
    return running().stream()
        .filter(node -> node.seat().org().equals(org) && node != butNot)
        .findFirst();
  }

  /**
   * How many of the nodes that run are seen alive where somebody running is entitled to see them,
   * and how many should be.
   */
  public Acquaintance acquaintance() {
    return Acquaintance.among(running());
  }

  private List<LocalNode> running() {
    return nodes.values().stream().filter(LocalNode::isRunning).toList();
  }

  /** The same within the channel: how often a node knows a peer of its organization there. */
  public Acquaintance channelAcquaintance() {
    return LocalChannel.acquaintance(running());
  }

  /** The books on all blocks. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** Makes blocks of the channel with so many bytes, signed by its orderer, from number 1 on. */
  public IntFunction<Content.Payload> blockMaker() {
    return material.blocks(LocalChannel.NAME);
  }

  /**
   * Publishes a block: in each organization by the first node that runs.
   *
   * @return completes when these nodes have room for more, as far as they still run
   */
  public CompletionStage<?> publish(Content.Payload block) {
    return channel.publish(
        block, organizations().stream().flatMap(org -> firstRunning(org).stream()).toList());
  }

  @Override
  public void close() {
    nodes.values().forEach(LocalNode::kill);
    closing.close();
  }
}
