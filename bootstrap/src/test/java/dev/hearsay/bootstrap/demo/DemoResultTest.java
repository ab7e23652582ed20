// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.demo.DemoResult.Blocks;
import dev.hearsay.domain.message.Rejection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoResultTest {
  private static final Map<Rejection, Long> NONE = Map.of();

  @Test
  void theFieldsThatScriptsKnowComeInTheirOrder() {
    DemoResult result = new DemoResult(6, 2, "grpc", true, 812, Blocks.NONE, NONE);

    assertThat(result.toJson().keySet())
        .containsExactly(
            "nodes",
            "orgs",
            "transport",
            "converged",
            "membershipMillis",
            "blocksPublished",
            "deliveries",
            "expectedDeliveries",
            "duplicateDeliveries",
            "pulledDeliveries",
            "latencyMillis",
            "pushLatencyMillis",
            "rejections");
    assertThat(result.toJson()).containsEntry("membershipMillis", 812L);
  }

  @Test
  void withoutConvergenceThereIsNoTimeAndNoGoal() {
    DemoResult result = new DemoResult(6, 2, "grpc", false, 0, Blocks.NONE, NONE);

    assertThat(result.goalMet()).isFalse();
    assertThat(result.toJson()).containsEntry("membershipMillis", null);
  }

  @Test
  void aMissingBlockMissesTheGoal() {
    Blocks missing = new Blocks(20, 79, 80, 0, 0, Percentiles.NONE, Percentiles.NONE);

    assertThat(new DemoResult(6, 2, "grpc", true, 1, missing, NONE).goalMet()).isFalse();
    assertThat(new DemoResult(6, 2, "grpc", true, 1, Blocks.NONE, NONE).goalMet()).isTrue();
  }

  @Test
  void refusalsAreNamedInTheOrderOfTheReasons() {
    Map<Rejection, Long> counts = Map.of(Rejection.LANE_FULL, 1L, Rejection.STALE_ALIVE, 3L);

    assertThat(new DemoResult(1, 1, "memory", true, 1, Blocks.NONE, counts).toJson())
        .hasEntrySatisfying(
            "rejections", value -> assertThat(value).hasToString("{STALE_ALIVE=3, LANE_FULL=1}"));
  }
}
