// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlockSettingsTest {

  private static final BlockSettings DEFAULTS = BlockSettings.defaults();

  @Test
  void theDefaultsAreFabricsWhereFabricHasThem() {
    assertThat(DEFAULTS.pull().pullInterval()).isEqualTo(Duration.ofSeconds(4));
    assertThat(DEFAULTS.store().ttl()).isEqualTo(Duration.ofSeconds(400));
    assertThat(DEFAULTS.checks().maxBlockBytes()).isEqualTo(100 * 1024 * 1024);
  }

  @Test
  void theyCanBeMadeFasterAsAWhole() {
    BlockSettings faster = DEFAULTS.faster(10);

    assertThat(faster.pull()).isEqualTo(DEFAULTS.pull().faster(10));
    assertThat(faster.gapPatience()).isEqualTo(Duration.ofMillis(10));
    assertThat(faster.store().ttl()).isEqualTo(Duration.ofSeconds(40));
    assertThat(faster.store().maxBytes()).isEqualTo(DEFAULTS.store().maxBytes());
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    Duration ttl = Duration.ofSeconds(1);
    assertRefused(() -> new BlockSettings.Store(0, ttl, 0), "maxBytes is 0");
    assertRefused(() -> new BlockSettings.Store(1, Duration.ZERO, 0), "ttl is PT0S");
    assertRefused(() -> new BlockSettings.Store(1, ttl, -1), "maxBlockCount is -1");
    assertRefused(() -> new BlockSettings.Checks(1, 0, 1, 1), "at least 1");
    assertRefused(() -> settings(Duration.ofMillis(-1), 1), "gapPatience is PT-0.001S");
    assertRefused(() -> settings(Duration.ZERO, 0), "rememberedNumbers is 0");
  }

  private static BlockSettings settings(Duration patience, int remembered) {
    return new BlockSettings(
        DEFAULTS.pull(), patience, DEFAULTS.store(), DEFAULTS.checks(), remembered);
  }

  private static void assertRefused(Runnable making, String message) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
