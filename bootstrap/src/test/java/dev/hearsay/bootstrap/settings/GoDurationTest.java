// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoDurationTest {

  @Test
  void numbersWithUnitsAreDurations() {
    assertThat(GoDuration.parse("4s")).contains(Duration.ofSeconds(4));
    assertThat(GoDuration.parse("1500ms")).contains(Duration.ofMillis(1_500));
    assertThat(GoDuration.parse("1m")).contains(Duration.ofMinutes(1));
    assertThat(GoDuration.parse("7200s")).contains(Duration.ofHours(2));
    assertThat(GoDuration.parse("10us")).contains(Duration.ofNanos(10_000));
    assertThat(GoDuration.parse("3ns")).contains(Duration.ofNanos(3));
  }

  @Test
  void partsAddUpAndMayBeFractions() {
    assertThat(GoDuration.parse("1h30m")).contains(Duration.ofMinutes(90));
    assertThat(GoDuration.parse("1.5s")).contains(Duration.ofMillis(1_500));
    assertThat(GoDuration.parse("1m0.25s")).contains(Duration.ofMillis(60_250));
  }

  @Test
  void onlyZeroNeedsNoUnit() {
    assertThat(GoDuration.parse("0")).contains(Duration.ZERO);
    assertThat(GoDuration.parse("4")).isEmpty();
  }

  @Test
  void anythingElseIsNone() {
    for (String text : List.of("", "s", "-4s", "4 s", "4sec", "1e9s", "4S", "1s1", "9999999999h")) {
      assertThat(GoDuration.parse(text)).as(text).isEmpty();
    }
  }
}
