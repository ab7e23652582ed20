// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hearsay.bootstrap.simulate.plot.TimeScale.Tick;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times on an axis. */
class TimeScaleTest {

  private static List<String> names(TimeScale scale) {
    return scale.ticks().stream().map(Tick::name).toList();
  }

  @Test
  void evenTimesAreNamedInStepsThatPeopleCountIn() {
    assertThat(names(new TimeScale.Even(600_000)))
        .containsExactly("0", "2 min", "4 min", "6 min", "8 min", "10 min");
    assertThat(names(new TimeScale.Even(90_000))).startsWith("0", "10 s").contains("1 min");
    assertThat(names(new TimeScale.Even(86_400_000))).contains("6 h");
    assertThat(names(new TimeScale.Even(86_400_000 * 10.0))).hasSize(11);
  }

  @Test
  void powersOfTenSurroundAllTimes() {
    TimeScale.Logarithmic scale = TimeScale.Logarithmic.around(23, 1_700);

    assertThat(names(scale)).containsExactly("10 ms", "100 ms", "1 s", "10 s");
    assertThat(scale.place(scale.millisAt(0.3))).isCloseTo(0.3, within(1e-9));
    assertThat(scale.place(0)).isZero();
    assertThat(scale.place(1e9)).isEqualTo(1);
  }

  @Test
  void aSingleTimeHasAnAxisToo() {
    assertThat(names(TimeScale.Logarithmic.around(10, 10))).containsExactly("10 ms", "100 ms");
  }
}
