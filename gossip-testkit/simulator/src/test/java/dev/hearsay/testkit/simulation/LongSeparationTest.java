// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.alive;
import static dev.hearsay.testkit.simulation.Networks.seeEachOther;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that are apart for longer than anything is remembered (discovery §8 and §10). */
class LongSeparationTest {

  /** Longer than an unused identity is kept and 120 attempts to reach a seed take, together. */
  private static final Duration LONG = Duration.ofMinutes(130);

  private static final Duration SOON = Duration.ofSeconds(90);

  private final Simulation simulation = Networks.empty(1);
  private final List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 3);

  private void separate(SimulatedNode lonely) {
    nodes.stream()
        .filter(node -> node != lonely)
        .forEach(node -> simulation.network().separate(lonely.name(), node.name()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aNodeThatWasCutOffForHoursSeesEverybodySoonAfterwards(int index) {
    simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));
    SimulatedNode lonely = nodes.get(index);
    separate(lonely);
    simulation.run(LONG);
    assertThat(alive(lonely)).isEmpty();

    simulation.network().rejoinAll();

    assertThat(simulation.runUntil(() -> seeEachOther(nodes), SOON)).isPresent();
  }

  @Test
  void aNodeThatStartedApartFindsItsSeedHoursLater() {
    SimulatedNode lonely = nodes.getLast();
    separate(lonely);
    simulation.run(LONG);
    assertThat(alive(lonely)).isEmpty();

    simulation.network().rejoinAll();

    assertThat(simulation.runUntil(() -> seeEachOther(nodes), SOON)).isPresent();
  }
}
