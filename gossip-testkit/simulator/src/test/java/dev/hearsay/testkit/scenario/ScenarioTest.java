// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole stories from a few numbers. */
class ScenarioTest {

  private static final ScenarioSettings CALM =
      ScenarioSettings.of(7, 8).withDuration(Duration.ofMinutes(3));

  private static ScenarioReport tell(ScenarioSettings settings) {
    return new Scenario(settings, new ProtobufCodec()).run();
  }

  @Test
  void withoutFaultsAllBlocksArriveAndNobodyDies() {
    ScenarioReport report = tell(CALM);

    assertThat(report.violations()).isEmpty();
    assertThat(report.members().falseDeaths()).isZero();
    assertThat(report.spread().latencies()).hasSize(50 * (8 - 2));
    assertThat(report.run().simulated()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void aNetworkRecoversFromCrashesAndPartitions() {
    ScenarioReport report =
        tell(
            CALM.withDuration(Duration.ofMinutes(6))
                .withTrouble(
                    new ScenarioSettings.Trouble(
                        List.of(FaultKind.CRASH, FaultKind.PARTITION), 4)));

    assertThat(report.violations()).isEmpty();
    assertThat(report.schedule().faults()).hasSize(4);
    assertThat(report.counts().faultsInjected())
        .containsOnlyKeys(FaultKind.CRASH, FaultKind.PARTITION);
  }

  @Test
  void invisibleNodesAndASecondChannelKeepToTheirOrganization() {
    ScenarioReport report = tell(CALM.withSize(new ScenarioSettings.Size(8, 2, 1, 2)));

    assertThat(report.violations()).isEmpty();
  }

  @Test
  void theSameSettingsTellTheSameStory() {
    assertThat(tell(CALM).run()).isEqualTo(tell(CALM).run());
  }
}
