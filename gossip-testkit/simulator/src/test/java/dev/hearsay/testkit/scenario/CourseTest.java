// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.scenario.Acquaintances.Standing;
import dev.hearsay.testkit.scenario.ScenarioReport.Moment;
import dev.hearsay.testkit.scenario.ScenarioReport.Wave;
import dev.hearsay.testkit.scenario.ScenarioSettings.Links;
import dev.hearsay.testkit.scenario.ScenarioSettings.Size;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report tells of the way to the end. */
class CourseTest {

  private static final ScenarioSettings CALM =
      ScenarioSettings.of(7, 8)
          .withDuration(Duration.ofMinutes(3))
          .withBlocks(new ScenarioSettings.Blocks(10, 100));

  private static final ScenarioReport CALM_REPORT = tell(CALM);

  private static ScenarioReport tell(ScenarioSettings settings) {
    return new Scenario(settings, new ProtobufCodec()).run();
  }

  private static ScenarioSettings lossy(int perMille) {
    return CALM.withLinks(new Links(Duration.ofMillis(20), Duration.ofMillis(80), perMille));
  }

  @Test
  void membershipGrowsFromNobodyToEverybody() {
    List<Moment> course = CALM_REPORT.members().course();

    assertThat(CALM_REPORT.members().hasFormed()).isTrue();
    assertThat(course.getFirst()).isEqualTo(new Moment(Duration.ZERO, 0, 8 * 7));
    assertThat(course.getLast().known()).isEqualTo(8 * 7);
    assertThat(course).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    assertThat(course).hasSizeLessThan(1_100);
  }

  @Test
  void aDeathTakesAllPairsOfTheDeadOutOfTheCourse() {
    ScenarioReport report =
        tell(
            CALM.withDuration(Duration.ofMinutes(6))
                .withTrouble(new Trouble(List.of(FaultKind.CRASH), 1)));

    assertThat(report.members().course()).anyMatch(moment -> moment.entitled() == 7 * 6);
    assertThat(report.members().course().getLast())
        .matches(last -> last.known() == 8 * 7 && last.entitled() == 8 * 7);
  }

  @Test
  void everyBlockIsAWaveThroughEachOrganization() {
    List<Wave> waves = CALM_REPORT.spread().waves();

    assertThat(waves).hasSize(2 * 10).allMatch(Wave::isComplete);
    assertThat(waves).allMatch(wave -> wave.others() == 3);
    assertThat(waves.getFirst().arrivals()).isSorted();
  }

  @Test
  void someLossIsBorne() {
    ScenarioReport report = tell(lossy(50));

    assertThat(report.violations()).isEmpty();
    assertThat(report.counts().messagesLost()).isPositive();
    assertThat(report.spread().waves()).allMatch(Wave::isComplete);
  }

  @Test
  void whereEverythingIsLostNobodyMeets() {
    ScenarioReport report = tell(lossy(1_000));

    assertThat(report.members().hasFormed()).isFalse();
    assertThat(report.members().course()).allMatch(moment -> moment.known() == 0);
    assertThat(report.violations()).isNotEmpty();
    assertThat(report.settings().command()).contains("--loss 100%");
  }

  @Test
  void inTheEndItCanBeSeenWhoKnowsWhom() {
    Scenario scenario = new Scenario(CALM.withSize(new Size(8, 2, 1, 0)), new ProtobufCodec());
    assertThat(scenario.acquaintances().rows().getFirst())
        .containsExactly(
            Standing.SELF,
            Standing.UNKNOWN,
            Standing.UNKNOWN,
            Standing.UNKNOWN,
            Standing.UNKNOWN,
            Standing.UNKNOWN,
            Standing.UNKNOWN,
            Standing.HIDDEN);

    scenario.run();

    Acquaintances known = scenario.acquaintances();
    assertThat(known.rows().getFirst())
        .doesNotContain(Standing.UNKNOWN, Standing.DEAD)
        .contains(Standing.LINKED)
        .endsWith(Standing.HIDDEN);
    assertThat(known.nodes()).allMatch(Acquaintances.Node::running);
  }

  @Test
  void faultsThatHaveNoTimeAreRefused() {
    ScenarioSettings hasty =
        CALM.withDuration(Duration.ofSeconds(30))
            .withTrouble(new Trouble(List.of(FaultKind.CRASH), 1));

    assertThatThrownBy(() -> tell(hasty))
        .isInstanceOf(NoTimeException.class)
        .hasMessageContaining("of 30 seconds are left for 1 faults, which need 20");
  }
}
