// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockDelivered;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.routing.PushSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks travel through whole nodes, in virtual time. */
class DisseminationTest {

  private static final Duration FORMATION = Duration.ofSeconds(30);
  private static final Duration BETWEEN_BLOCKS = Duration.ofMillis(20);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eightNodesDeliverEachBlockOnceAndTheLastWithinASecond(long seed) {
    Story story = new Story(Networks.empty(seed), 8);

    Duration took = story.publishAndAwait(50);

    assertThat(took).isLessThan(Duration.ofSeconds(1));
    story.assertEachBlockWasDeliveredOnce(50);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatAWeakPushMissesIsPulledWithinASecond(long seed) {
    Story story = new Story(pushingTo(1, seed), 8);

    Duration took = story.publishAndAwait(50);

    assertThat(took).isLessThan(Duration.ofSeconds(1));
    assertThat(story.delivered(BlockRoute.PULLED)).isPositive();
    story.assertEachBlockWasDeliveredOnce(50);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void blocksWhosePushesAreAllLostArePulledWithinASecond(long seed) {
    Story story = new Story(Networks.empty(seed), 8);
    story.losePushesOfEveryTenth(50);

    Duration took = story.publishAndAwait(50);

    assertThat(took).isLessThan(Duration.ofSeconds(1));
    assertThat(story.delivered(BlockRoute.PULLED)).isGreaterThanOrEqualTo(5 * 7);
    story.assertEachBlockWasDeliveredOnce(50);
  }

  /** Not even heights are pushed then: nodes learn of them when they ask, every four seconds. */
  @Test
  void withoutAnyPushBlocksComeAsSoonAsTheHeightsOfOthersAreAskedFor() {
    Story story = new Story(pushingTo(0, 7), 8);

    Duration took = story.publishAndAwait(20);

    assertThat(took).isLessThan(Duration.ofSeconds(10));
    assertThat(story.delivered(BlockRoute.PUSHED)).isZero();
    story.assertEachBlockWasDeliveredOnce(20);
  }

  @Test
  void floodedBlocksNeedNoPull() {
    NodeSettings flooding = Networks.pushing(PushSettings.defaults().withStrategy("flood"));
    Story story = new Story(Networks.empty(SimulationSettings.of(3).withNode(flooding)), 8);

    story.publishAndAwait(20);

    assertThat(story.delivered(BlockRoute.PULLED)).isZero();
    story.assertEachBlockWasDeliveredOnce(20);
  }

  @Test
  void aNodeThatWasAwayCatchesUp() {
    Story story = new Story(Networks.empty(11), 5);
    SimulatedNode away = story.nodes.getLast();
    away.kill();
    story.publishAndAwait(30);

    away.start();
    story.simulation.bootstrap(away, story.nodes.getFirst());
    story.channel.join(away, story.channel.config(1));
    Optional<Duration> caughtUp =
        story.simulation.runUntil(
            () -> story.channel.haveAll(30, story.publisher), Duration.ofSeconds(30));

    assertThat(caughtUp).isPresent();
    story.assertEachBlockWasDeliveredOnce(30);
  }

  @Test
  void blocksStayWithinTheOrganizationThatPublishesThem() {
    Simulation simulation = Networks.empty(5);
    List<SimulatedNode> one = Networks.organization(simulation, ORG1, 3);
    List<SimulatedNode> other = Networks.organization(simulation, ORG2, 3);
    List<SimulatedNode> all = new ArrayList<>(one);
    all.addAll(other);
    Channels channel = Channels.join(simulation, all);
    assertThat(simulation.runUntil(channel::isFormed, FORMATION)).isPresent();

    channel.publish(one.getFirst(), 1);
    simulation.run(Duration.ofSeconds(20));

    assertThat(Channels.deliveredTo(one.get(1))).containsExactly(1L);
    assertThat(Channels.deliveredTo(one.get(2))).containsExactly(1L);
    assertThat(other).allMatch(node -> Channels.deliveredTo(node).isEmpty());
  }

  @Test
  void theSameSeedGivesTheSameTrace() {
    assertThat(traceOf(9)).isEqualTo(traceOf(9)).isNotEqualTo(traceOf(10));
  }

  private static String traceOf(long seed) {
    Story story = new Story(pushingTo(1, seed), 6);
    story.publishAndAwait(10);
    return story.simulation.traceHash();
  }

  private static Simulation pushingTo(int peers, long seed) {
    PushSettings usual = PushSettings.defaults();
    NodeSettings node =
        Networks.pushing(new PushSettings(usual.strategy(), peers, usual.emitter()));
    return Networks.empty(SimulationSettings.of(seed).withNode(node));
  }

  /** An organization in a channel, one of whose nodes publishes. */
  private static final class Story {
    private final Simulation simulation;
    private final List<SimulatedNode> nodes;
    private final SimulatedNode publisher;
    private final Channels channel;

    Story(Simulation simulation, int count) {
      this.simulation = simulation;
      this.nodes = Networks.organization(simulation, ORG1, count);
      this.publisher = nodes.getFirst();
      this.channel = Channels.join(simulation, nodes);
      assertThat(simulation.runUntil(channel::isFormed, FORMATION)).isPresent();
    }

    /** Of the blocks 1 to {@code blocks}. */
    void losePushesOfEveryTenth(long blocks) {
      Set<Envelope> lost = new LinkedHashSet<>();
      for (long number = 10; number <= blocks; number += 10) {
        lost.add(channel.block(number).envelope());
      }
      nodes.forEach(node -> node.muzzle(lost::contains));
    }

    /** Publishes blocks 1 to {@code last}; tells how long after the last one all were there. */
    Duration publishAndAwait(long last) {
      for (long number = 1; number <= last; number++) {
        channel.publish(publisher, number);
        simulation.run(BETWEEN_BLOCKS);
        channel.haveAll(number, publisher);
      }
      return simulation
          .runUntil(() -> channel.haveAll(last, publisher), Duration.ofSeconds(60))
          .orElseThrow(() -> new AssertionError("some block never came"));
    }

    void assertEachBlockWasDeliveredOnce(long last) {
      List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
      for (SimulatedNode node : nodes) {
        if (!node.equals(publisher)) {
          assertThat(Channels.deliveredTo(node)).containsExactlyInAnyOrderElementsOf(all);
        }
      }
      assertThat(Channels.deliveredTo(publisher)).isEmpty();
    }

    long delivered(BlockRoute route) {
      return nodes.stream()
          .flatMap(node -> node.events().stream())
          .filter(event -> isDelivery(event, route))
          .count();
    }

    private static boolean isDelivery(GossipEvent event, BlockRoute route) {
      return event instanceof BlockDelivered delivered && delivered.route() == route;
    }
  }
}
