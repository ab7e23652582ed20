// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearsay.domain.block.BlockSettings;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockDelivered;
import dev.hearsay.domain.event.GossipEvent.BlockPushed;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.testkit.theory.DeathDetection;
import dev.hearsay.testkit.theory.InfectAndDie;
import dev.hearsay.testkit.theory.PullRepair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole nodes do what mathematics says of gossip. */
class TheoryInPracticeTest {

  private static final Duration FORMATION = Duration.ofSeconds(20);
  private static final Duration BETWEEN_BLOCKS = Duration.ofMillis(200);
  private static final int BLOCKS = 30;

  /** Four standard deviations of the mean of so many blocks. */
  private static final double CHANCE = 4 / Math.sqrt(BLOCKS);

  @Test
  void aPushReachesAsManyAsItShouldAndPullTheRestAsSoonAsItShould() {
    InfectAndDie push = InfectAndDie.of(100, 3);
    Simulation simulation = Networks.empty(3);
    List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 100);
    Channels channel = Channels.join(simulation, nodes);
    simulation.run(FORMATION);
    assertThat(channel.isFormed()).isTrue();
    Ways ways = new Ways(simulation);
    simulation.watch(ways);

    for (long number = 1; number <= BLOCKS + 1; number++) {
      channel.publish(nodes.getFirst(), number);
      simulation.run(BETWEEN_BLOCKS);
    }

    double deviation = push.reached().deviation();
    assertThat(1 + ways.pushed / (double) BLOCKS)
        .isCloseTo(push.coverage(), within(CHANCE * deviation));
    assertThat(ways.copies / (double) BLOCKS)
        .isCloseTo(push.copies(), within(CHANCE * deviation * push.fanOut()));
    assertThat(ways.pushed + ways.pulled).isGreaterThan(BLOCKS * 98);
    assertThat(ways.repairs).hasSizeGreaterThan(BLOCKS);
    Duration patience = BlockSettings.defaults().gapPatience();
    Duration repair = new PullRepair(Duration.ofMillis(3)).onEvidence(patience);
    assertThat(ways.meanRepair()).isCloseTo(repair, repair.dividedBy(4));
  }

  /**
   * Tells by which way blocks came, the last one apart: it is there for the others' sake. A block
   * that was not pushed is missed when a later one comes, unless a round by the clock is faster.
   */
  private static final class Ways implements Witness {
    private final Simulation simulation;
    private final Map<String, Duration> missedSince = new HashMap<>();
    private final Map<String, Long> newest = new HashMap<>();
    private final List<Duration> repairs = new ArrayList<>();
    private int pushed;
    private int pulled;
    private int copies;

    Ways(Simulation simulation) {
      this.simulation = simulation;
    }

    @Override
    public void happened(SimulatedNode node, GossipEvent event) {
      switch (event) {
        case BlockPushed block when block.number() <= BLOCKS -> copies += block.copies();
        case BlockDelivered block when block.route() == BlockRoute.PUSHED -> {
          pushed += block.number() <= BLOCKS ? 1 : 0;
          newest.put(node.name(), block.number());
          missedSince.put(node.name(), simulation.elapsed());
        }
        case BlockDelivered block when block.route() == BlockRoute.PULLED -> {
          pulled += block.number() <= BLOCKS ? 1 : 0;
          if (newest.getOrDefault(node.name(), 0L) > block.number()) {
            repairs.add(simulation.elapsed().minus(missedSince.get(node.name())));
          }
        }
        default -> {}
      }
    }

    Duration meanRepair() {
      return repairs.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(repairs.size());
    }
  }

  @Test
  void aSilentMemberIsNoticedWhenItShouldBe() {
    DeathDetection detection = DeathDetection.by(DiscoverySettings.defaults());
    Simulation simulation = Networks.empty(5);
    List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 12);
    simulation.run(FORMATION);
    Obituaries obituaries = new Obituaries(simulation);
    simulation.watch(obituaries);

    for (SimulatedNode node : nodes.subList(8, 12)) {
      node.pause();
      obituaries.silentSince.put(node.pkiId(), simulation.elapsed());
      simulation.run(Duration.ofMillis(3_700));
    }
    simulation.run(detection.latest());

    Duration latency = Duration.ofMillis(100);
    assertThat(obituaries.detections).hasSize(4 * 8);
    assertThat(obituaries.detections)
        .allMatch(time -> time.compareTo(detection.earliest()) >= 0)
        .allMatch(time -> time.compareTo(detection.latest().plus(latency)) <= 0);
  }

  /** Tells how long it took each time until a silent member was thought dead. */
  private static final class Obituaries implements Witness {
    private final Simulation simulation;
    private final Map<PkiId, Duration> silentSince = new HashMap<>();
    private final List<Duration> detections = new ArrayList<>();

    Obituaries(Simulation simulation) {
      this.simulation = simulation;
    }

    @Override
    public void happened(SimulatedNode node, GossipEvent event) {
      if (event instanceof MemberDead dead && dead.cause() == DeathCause.SILENT) {
        detections.add(simulation.elapsed().minus(silentSince.get(dead.peer())));
      }
    }
  }
}
