// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void eachIsATimeThatWasMeasured() {
    long[] hundred = LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();
    Percentiles times = Percentiles.of(hundred);
    assertThat(times.count()).isEqualTo(100);
    assertThat(times.millis(50)).isEqualTo(50);
    assertThat(times.millis(99)).isEqualTo(99);
    assertThat(times.millis(99.5)).isEqualTo(100);
    assertThat(times.millis(100)).isEqualTo(100);
  }

  @Test
  void millisecondsAreToldToTheThousandth() {
    assertThat(Percentiles.of(new long[] {1_234_567}).millis(50)).isEqualTo(1.235);
  }

  @Test
  void nothingMeasuredIsNothingToTell() {
    Percentiles none = Percentiles.of(new long[0]);
    assertThat(none.toJson()).containsEntry("p50", null).containsEntry("max", null);
    assertThatIllegalStateException().isThrownBy(() -> none.millis(50));
  }
}
