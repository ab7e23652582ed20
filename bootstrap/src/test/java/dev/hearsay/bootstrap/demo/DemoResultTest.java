// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.demo.DemoResult.Cost;
import dev.hearsay.bootstrap.demo.DemoResult.Formation;
import dev.hearsay.bootstrap.demo.DemoResult.IdleCost;
import dev.hearsay.domain.message.Rejection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoResultTest {
  private static final Cost COST = new Cost(30, Map.of(), 1 << 20, new IdleCost.Unknown());

  @Test
  void theFieldsThatScriptsKnowComeInTheirOrder() {
    DemoResult result = new DemoResult(6, 2, "grpc", new Formation.Complete(812), COST);

    assertThat(result.toJson().keySet())
        .containsExactly(
            "nodes",
            "orgs",
            "transport",
            "converged",
            "membershipMillis",
            "dials",
            "rejections",
            "rssPeakBytes");
    assertThat(result.toJson())
        .containsEntry("converged", true)
        .containsEntry("membershipMillis", 812L)
        .containsEntry("dials", 30L);
    assertThat(result.goalMet()).isTrue();
  }

  @Test
  void withoutConvergenceThereIsNoTimeAndNoGoal() {
    DemoResult result = new DemoResult(6, 2, "grpc", new Formation.Incomplete(), COST);

    assertThat(result.goalMet()).isFalse();
    assertThat(result.toJson())
        .containsEntry("converged", false)
        .containsEntry("membershipMillis", null);
  }

  @Test
  void theCostOfIdlenessIsToldIfItWasMeasured() {
    Cost measured = new Cost(1, Map.of(), 0, new IdleCost.Measured(4.2));
    DemoResult result = new DemoResult(6, 2, "grpc", new Formation.Complete(1), measured);

    assertThat(result.toJson()).containsEntry("idleCpuSecondsPerMinute", 4.2);
  }

  @Test
  void refusalsAreNamedInTheOrderOfTheReasons() {
    Map<Rejection, Long> counts = Map.of(Rejection.LANE_FULL, 1L, Rejection.STALE_ALIVE, 3L);
    Cost refused = new Cost(1, counts, 0, new IdleCost.Unknown());

    assertThat(new DemoResult(1, 1, "memory", new Formation.Complete(1), refused).toJson())
        .hasEntrySatisfying(
            "rejections", value -> assertThat(value).hasToString("{STALE_ALIVE=3, LANE_FULL=1}"));
  }
}
