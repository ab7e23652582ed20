// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import dev.hearsay.testkit.simulation.SimulationSettings;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Two organizations of four nodes with a channel in which blocks flow, to which one fault happens:
 * while it lasts, and when it is over.
 */
class FaultScene {

  static final OrgId ORG1 = new OrgId("Org1MSP");
  static final OrgId ORG2 = new OrgId("Org2MSP");
  static final ChannelId CHANNEL = ChannelId.of("mychannel");

  /** Time enough for all that a network mends by itself. */
  static final Duration RECOVERY = Duration.ofSeconds(90);

  private static final int SECONDS_PER_BLOCK = 4;
  private static final int NODES_PER_ORG = 4;
  private static final int FULL_STRENGTH = Fault.FULL_STRENGTH;
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long SUBSCRIPTION = 1;

  final Simulation simulation =
      new Simulation(SimulationSettings.of(7), new ProtobufCodec(), List.of(ORG1, ORG2));
  final List<SimulatedNode> nodes = new ArrayList<>();
  final FaultInjector injector;
  final SimulatedNode victim;

  /** Of the organization of the victim, and not the publisher. */
  final SimulatedNode mate;

  /** Of the other organization. */
  final SimulatedNode foreigner;

  private final Map<String, Long> heights = new LinkedHashMap<>();
  private final Map<String, Long> published = new LinkedHashMap<>();
  private long newestBlock;

  FaultScene() {
    for (OrgId org : List.of(ORG1, ORG2)) {
      for (int i = 0; i < NODES_PER_ORG; i++) {
        nodes.add(simulation.add((org.equals(ORG1) ? "org1-peer" : "org2-peer") + i, org));
      }
    }
    injector = new FaultInjector(simulation, this::start);
    victim = nodes.get(2);
    mate = nodes.get(1);
    foreigner = nodes.getLast();
    nodes.forEach(this::start);
    simulation.run(Duration.ofSeconds(30));
    run(Duration.ofSeconds(10));
    assertGood();
  }

  private void start(SimulatedNode node) {
    node.start();
    nodes.stream()
        .filter(other -> other.org().equals(node.org()) && !other.equals(node))
        .limit(2)
        .forEach(other -> simulation.bootstrap(node, other));
    node.command(new Command.JoinChannel(config()));
    node.command(
        new Command.Subscribe(
            SUBSCRIPTION, new Interest(List.of(Content.DataMessage.class), CHANNEL)));
    heights.remove(node.name());
  }

  private ChannelConfig config() {
    List<Organization> organizations = new ArrayList<>();
    for (SimulatedNode anchor : publishers()) {
      organizations.add(
          new Organization(
              anchor.org(), Bytes.EMPTY, List.of(anchor.self().externalEndpoint()), List.of()));
    }
    return new ChannelConfig(CHANNEL, 1, organizations, List.of());
  }

  private List<SimulatedNode> publishers() {
    return List.of(nodes.getFirst(), nodes.get(NODES_PER_ORG));
  }

  /** A fault that begins now, at full strength. */
  final void happens(FaultKind kind, SimulatedNode node, Duration length) {
    happens(new Fault(kind, Duration.ZERO, length, List.of(node.name()), FULL_STRENGTH));
  }

  final void happens(Fault... faults) {
    injector.inject(new FaultSchedule(List.of(faults)));
  }

  /** How often faults of a kind have truly done something. */
  final long count(FaultKind kind) {
    return injector.counts().getOrDefault(kind, 0L);
  }

  /** Lets time pass, in which blocks are published. */
  final void run(Duration duration) {
    for (long i = 0; i < duration.toSeconds(); i++) {
      if (i % SECONDS_PER_BLOCK == 0) {
        newestBlock++;
        publishers().forEach(this::publish);
      }
      simulation.run(SECOND);
      nodes.forEach(this::tellHeight);
    }
  }

  /** Gossips the newest block, and what the publisher has missed. */
  private void publish(SimulatedNode publisher) {
    if (publisher.isRunning() && publisher.view().channel(CHANNEL).isPresent()) {
      long last = published.getOrDefault(publisher.name(), 0L);
      LongStream.rangeClosed(last + 1, newestBlock)
          .forEach(number -> publisher.command(new Command.Gossip(block(number))));
      published.put(publisher.name(), newestBlock);
    }
  }

  private SignedMessage block(long number) {
    Bytes bytes = simulation.authority().newBlock(CHANNEL, number, Bytes.utf8("transactions"));
    GossipMessage message =
        new GossipMessage(
            0,
            CHANNEL,
            Tag.CHAN_AND_ORG,
            new Content.DataMessage(new Content.Payload(number, bytes, List.of())));
    return new SignedMessage(Envelope.unsigned(simulation.codec().encode(message)), message);
  }

  private void tellHeight(SimulatedNode node) {
    long height =
        publishers().contains(node)
            ? published.getOrDefault(node.name(), 0L) + 1
            : contiguous(node);
    if (node.isRunning() && heights.getOrDefault(node.name(), 0L) != height) {
      heights.put(node.name(), height);
      node.command(new Command.UpdateLedgerHeight(CHANNEL, height));
    }
  }

  private static long contiguous(SimulatedNode node) {
    TreeSet<Long> delivered = new TreeSet<>(blocksAt(node));
    long height = 1;
    while (delivered.contains(height)) {
      height++;
    }
    return height;
  }

  /** The numbers of the blocks that were delivered to a node, in all its lives. */
  static List<Long> blocksAt(SimulatedNode node) {
    return node.replies().delivered().stream()
        .map(message -> ((Content.DataMessage) message.content()).payload().number())
        .toList();
  }

  static <E extends GossipEvent> List<E> events(SimulatedNode node, Class<E> kind) {
    return node.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whom a node believes alive. */
  static Set<PkiId> alive(SimulatedNode node) {
    Set<PkiId> ids = new TreeSet<>();
    node.view().alive().forEach(member -> ids.add(member.pkiId()));
    return ids;
  }

  /** The nodes know each other, in the channel too, and have all blocks but the very newest. */
  final void assertGood() {
    for (SimulatedNode node : nodes) {
      assertThat(node.isRunning()).as(node.name()).isTrue();
      for (SimulatedNode other : nodes) {
        if (!other.equals(node)) {
          assertThat(alive(node)).as(node.name() + " sees " + other.name()).contains(other.pkiId());
          assertThat(isPeer(node, other)).as(node.name() + " peers " + other.name()).isTrue();
        }
      }
      if (!publishers().contains(node)) {
        assertThat(contiguous(node)).as("height of " + node.name()).isGreaterThan(newestBlock - 5);
      }
    }
  }

  private static boolean isPeer(SimulatedNode node, SimulatedNode other) {
    return node.view().channel(CHANNEL).stream()
        .flatMap(view -> view.peers().stream())
        .anyMatch(peer -> peer.member().pkiId().equals(other.pkiId()));
  }

  /** After a while all is as if nothing had been. */
  final void assertRecovers() {
    run(RECOVERY);
    assertGood();
  }
}
