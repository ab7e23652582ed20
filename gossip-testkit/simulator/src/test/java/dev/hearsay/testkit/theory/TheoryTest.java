// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hearsay.domain.discovery.DiscoverySettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheoryTest {

  @Test
  void aPushToThreeAmongAHundredReachesAbout94WithAbout280Copies() {
    InfectAndDie push = InfectAndDie.of(100, 3);

    assertThat(push.coverage()).isCloseTo(94.3, within(0.2));
    assertThat(push.reached().deviation()).isCloseTo(2.6, within(0.1));
    assertThat(push.copies()).isCloseTo(283, within(3.0));
  }

  @Test
  void twoNodesAlwaysReachEachOther() {
    InfectAndDie push = InfectAndDie.of(2, 1);

    assertThat(push.reached().of(2)).isEqualTo(1);
    assertThat(push.copies()).isEqualTo(1);
    assertThat(push.rounds()).isEqualTo(1);
  }

  /** The publisher tells one of two; that one tells the other or the publisher, each as likely. */
  @Test
  void amongThreeAPushToOneComesToAnEndByHalfTheChances() {
    InfectAndDie push = InfectAndDie.of(3, 1);

    assertThat(push.reached().of(2)).isCloseTo(0.5, within(1e-12));
    assertThat(push.reached().of(3)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aFloodReachesAll() {
    assertThat(InfectAndDie.of(20, 19).reached().of(20)).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"8, 3", "20, 3", "100, 1", "100, 5", "1000, 3"})
  void everyPushEndsSomewhere(int nodes, int fanOut) {
    InfectAndDie push = InfectAndDie.of(nodes, fanOut);

    assertThat(push.reached().atLeast(fanOut + 1)).isCloseTo(1, within(1e-6));
    assertThat(push.coverage()).isBetween(fanOut + 1.0, (double) nodes);
  }

  @Test
  void aWiderPushNeedsFewerRounds() {
    assertThat(InfectAndDie.of(100, 8).rounds()).isLessThan(InfectAndDie.of(100, 3).rounds());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 0", "3, 3", "2001, 3"})
  void impossiblePushesAreRefused(int nodes, int fanOut) {
    assertThatThrownBy(() -> InfectAndDie.of(nodes, fanOut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fan-out");
  }

  @Test
  void aDistributionIsKnownByItsMeanAndItsDeviation() {
    Distribution die = new Distribution(new double[] {0, 0.5, 0, 0.5});

    assertThat(die.mean()).isEqualTo(2);
    assertThat(die.deviation()).isEqualTo(1);
    assertThat(die.atLeast(2)).isEqualTo(0.5);
    assertThat(die.of(7)).isZero();
  }

  @Test
  void probabilitiesThatDoNotAddUpAreRefused() {
    assertThatThrownBy(() -> new Distribution(new double[] {0.5, 0.4}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.9");
  }

  @Test
  void aPullByTheClockWaitsHalfAnIntervalAndMoreIfFewHaveTheBlock() {
    PullRepair pull = new PullRepair(Duration.ofMillis(10));

    assertThat(pull.round()).isEqualTo(Duration.ofMillis(40));
    assertThat(pull.byTheClock(Duration.ofSeconds(4), 3, 1)).isEqualTo(Duration.ofMillis(2_040));
    assertThat(pull.byTheClock(Duration.ofSeconds(4), 1, 0.5)).isEqualTo(Duration.ofMillis(6_040));
    assertThatThrownBy(() -> pull.byTheClock(Duration.ofSeconds(4), 3, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void withFabricsTimesASilentMemberIsNoticedAfterTwentyToTwentySevenSeconds() {
    DeathDetection detection = DeathDetection.by(DiscoverySettings.defaults());

    assertThat(detection.earliest()).isEqualTo(Duration.ofSeconds(20));
    assertThat(detection.mean()).isEqualTo(Duration.ofMillis(23_750));
    assertThat(detection.latest()).isEqualTo(Duration.ofMillis(27_500));
  }
}
