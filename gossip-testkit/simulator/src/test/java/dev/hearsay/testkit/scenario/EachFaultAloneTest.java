// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of one kind only: they truly happen, nothing is violated meanwhile, and all heals. */
class EachFaultAloneTest {

  private static final ScenarioSettings CALM =
      ScenarioSettings.of(5, 6)
          .withSize(new ScenarioSettings.Size(6, 2, 1, 0))
          .withDuration(Duration.ofMinutes(2));

  static Set<FaultKind> kinds() {
    return FaultInjector.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theNetworkStaysGoodAroundIt(FaultKind kind) {
    ScenarioReport report =
        new Scenario(
                CALM.withTrouble(new ScenarioSettings.Trouble(List.of(kind), 1)),
                new ProtobufCodec())
            .run();

    assertThat(report.violations()).isEmpty();
    assertThat(report.members().falseDeaths()).isZero();
    assertThat(report.counts().faultsInjected()).containsKey(kind);
  }
}
