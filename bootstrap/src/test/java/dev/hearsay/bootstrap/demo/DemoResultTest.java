// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.demo.DemoResult.Cost;
import dev.hearsay.bootstrap.demo.DemoResult.Formation;
import dev.hearsay.bootstrap.demo.DemoResult.IdleCost;
import dev.hearsay.bootstrap.load.DeliveryReport;
import dev.hearsay.bootstrap.load.Percentiles;
import dev.hearsay.domain.message.Rejection;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoResultTest {
  private static final Cost COST = new Cost(30, Map.of(), 1 << 20, new IdleCost.Unknown());

  private static final Percentiles NONE = Percentiles.of(new long[0]);

  private static DemoResult result(Formation formation, Cost cost) {
    return new DemoResult(6, 2, "grpc", formation, deliveries(80, 0), true, cost);
  }

  private static DeliveryReport deliveries(long count, long duplicates) {
    return new DeliveryReport(
        20, 80, count, duplicates, 2, new DeliveryReport.Latencies(NONE, NONE, NONE, NONE));
  }

  @Test
  void everyBlockMustBeDeliveredEverywhereExactlyOnce() {
    Formation formed = new Formation.Complete(1);
    assertThat(new DemoResult(6, 2, "grpc", formed, deliveries(80, 0), true, COST).goalMet())
        .isTrue();
    assertThat(new DemoResult(6, 2, "grpc", formed, deliveries(79, 0), true, COST).goalMet())
        .isFalse();
    assertThat(new DemoResult(6, 2, "grpc", formed, deliveries(80, 1), true, COST).goalMet())
        .isFalse();
    assertThat(new DemoResult(6, 2, "grpc", formed, deliveries(80, 0), false, COST).goalMet())
        .isFalse();
  }

  @Test
  void theFieldsThatScriptsKnowComeInTheirOrder() {
    DemoResult result = result(new Formation.Complete(812), COST);

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
            "rejections",
            "dials",
            "rssPeakBytes");
    assertThat(result.toJson())
        .containsEntry("converged", true)
        .containsEntry("membershipMillis", 812L)
        .containsEntry("dials", 30L);
    assertThat(result.goalMet()).isTrue();
  }

  @Test
  void withoutConvergenceThereIsNoTimeAndNoGoal() {
    DemoResult result = result(new Formation.Incomplete(), COST);

    assertThat(result.goalMet()).isFalse();
    assertThat(result.toJson())
        .containsEntry("converged", false)
        .containsEntry("membershipMillis", null);
  }

  @Test
  void theCostOfIdlenessIsToldIfItWasMeasured() {
    Cost measured = new Cost(1, Map.of(), 0, new IdleCost.Measured(4.2));
    DemoResult result = result(new Formation.Complete(1), measured);

    assertThat(result.toJson()).containsEntry("idleCpuSecondsPerMinute", 4.2);
  }

  @Test
  void refusalsAreNamedInTheOrderOfTheReasons() {
    Map<Rejection, Long> counts = Map.of(Rejection.LANE_FULL, 1L, Rejection.STALE_ALIVE, 3L);
    Cost refused = new Cost(1, counts, 0, new IdleCost.Unknown());

    assertThat(result(new Formation.Complete(1), refused).toJson())
        .hasEntrySatisfying(
            "rejections", value -> assertThat(value).hasToString("{STALE_ALIVE=3, LANE_FULL=1}"));
  }
}
