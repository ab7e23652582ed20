// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PullSettingsTest {

  private static PullSettings timed(long interval, long digest, long request, long response) {
    return new PullSettings(
        Duration.ofMillis(interval),
        3,
        Duration.ofMillis(digest),
        Duration.ofMillis(request),
        Duration.ofMillis(response),
        Duration.ofMillis(1),
        PullLimits.defaults());
  }

  @Test
  void settingsThatMakeNoSenseAreRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> timed(3_000, 1_000, 1_500, 2_000))
        .withMessageContaining("pullInterval");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> timed(4_000, 1_000, 1_000, 2_000))
        .withMessageContaining("requestWaitTime");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> timed(4_000, 0, 1_000, 2_000))
        .withMessageContaining("digestWaitTime");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> timed(4_000, 1_000, 1_500, 0))
        .withMessageContaining("responseWaitTime");
    assertThatIllegalArgumentException().isThrownBy(() -> new PullLimits(0, 1, 1, 1, 1, 1, 1));
  }
}
