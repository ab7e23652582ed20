// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs fifty nodes in a channel to meet. All to all are 1,225 links. */
class DialsTest {

  private static final int NODES = 50;
  private static final int ALL_TO_ALL = NODES * (NODES - 1) / 2;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void allKnowAllLongBeforeAllHaveLinksToAll(long seed) {
    Simulation simulation = Networks.empty(seed);
    List<SimulatedNode> nodes = Networks.organization(simulation, Networks.ORG1, NODES);
    Channels.join(simulation, nodes);

    letMeet(simulation, nodes, Duration.ofSeconds(2));

    assertThat(dials(nodes)).isLessThan(ALL_TO_ALL * 2 / 3);
  }

  @Test
  void aPeerIsRarelyDialledTwiceWhenDialsAreSlow() {
    SimulationSettings usual = SimulationSettings.of(1);
    SimulationSettings slow =
        new SimulationSettings(
            1, Duration.ofMillis(50), Duration.ofMillis(500), usual.longestOffload(), usual.node());
    Simulation simulation = Networks.empty(slow);
    List<SimulatedNode> nodes = Networks.organization(simulation, Networks.ORG1, NODES);
    Channels.join(simulation, nodes);

    letMeet(simulation, nodes, Duration.ofSeconds(10));
    simulation.run(Duration.ofSeconds(10));

    assertThat(nodes.stream().mapToInt(node -> node.view().links()).sum())
        .as("links in use, seen from both sides, beyond one for each pair")
        .isLessThanOrEqualTo(2 * pairs(nodes) + NODES);
    assertThat(dials(nodes)).isLessThan(ALL_TO_ALL * 5 / 4);
  }

  private static void letMeet(Simulation simulation, List<SimulatedNode> nodes, Duration limit) {
    while (!Networks.seeEachOther(nodes)) {
      assertThat(simulation.elapsed()).isLessThan(limit);
      simulation.run(Duration.ofMillis(250));
    }
  }

  private static long dials(List<SimulatedNode> nodes) {
    return nodes.stream()
        .flatMap(node -> node.events().stream())
        .filter(GossipEvent.DialStarted.class::isInstance)
        .count();
  }

  /** Between how many pairs a link was opened. */
  private static int pairs(List<SimulatedNode> nodes) {
    Map<PkiId, TreeSet<PkiId>> linked = new TreeMap<>();
    for (SimulatedNode node : nodes) {
      for (GossipEvent event : node.events()) {
        if (event instanceof GossipEvent.LinkOpened opened) {
          boolean first = node.pkiId().compareTo(opened.peer()) < 0;
          linked
              .computeIfAbsent(first ? node.pkiId() : opened.peer(), id -> new TreeSet<>())
              .add(first ? opened.peer() : node.pkiId());
        }
      }
    }
    return linked.values().stream().mapToInt(TreeSet::size).sum();
  }
}
