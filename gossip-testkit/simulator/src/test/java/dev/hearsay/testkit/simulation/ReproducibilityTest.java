// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReproducibilityTest {

  @Test
  void equalSeedsTellTheSameStory() {
    assertThat(storyOf(7)).isEqualTo(storyOf(7));
  }

  @Test
  void anotherSeedTellsAnotherStory() {
    assertThat(storyOf(7)).isNotEqualTo(storyOf(8));
  }

  private static String storyOf(long seed) {
    Simulation simulation = Networks.empty(seed);
    List<SimulatedNode> org1 = Networks.organization(simulation, Networks.ORG1, 4);
    List<SimulatedNode> org2 = Networks.organization(simulation, Networks.ORG2, 4);
    Networks.introduce(org1, org2, simulation);
    simulation.run(Duration.ofSeconds(20));
    org1.get(2).kill();
    simulation.run(Duration.ofSeconds(40));
    org1.get(2).start();
    simulation.bootstrap(org1.get(2), org1.getFirst());
    simulation.run(Duration.ofSeconds(20));
    return simulation.traceHash();
  }
}
