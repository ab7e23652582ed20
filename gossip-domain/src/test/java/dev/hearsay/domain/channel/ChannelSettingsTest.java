// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.block.BlockSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ChannelSettingsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void theDefaultsAreThoseOfFabric() {
    ChannelSettings settings = ChannelSettings.defaults();

    assertThat(settings.publishStateInfoInterval()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.requestStateInfoInterval()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.pullPeerNum()).isEqualTo(3);
    assertThat(settings.membershipTrackerInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.sweepInterval()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.leadershipMemory()).isEqualTo(Duration.ofSeconds(100));
    assertThat(settings.unknownChannelMemory()).isEqualTo(Duration.ofSeconds(400));
  }

  @Test
  void fasterSettingsKeepTheirRelations() {
    ChannelSettings fast = ChannelSettings.defaults().faster(10);

    assertThat(fast.publishStateInfoInterval()).isEqualTo(Duration.ofMillis(400));
    assertThat(fast.announcement().maxDelay()).isEqualTo(Duration.ofMillis(40));
    assertThat(fast.blocks()).isEqualTo(BlockSettings.defaults().faster(10));
    assertThat(fast.limits()).isEqualTo(ChannelLimits.defaults());
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertThatThrownBy(() -> settings(Duration.ZERO, 3, SECOND))
        .hasMessageContaining("requestStateInfoInterval");
    assertThatThrownBy(() -> settings(SECOND, 0, SECOND)).hasMessageContaining("pullPeerNum");
    assertThatThrownBy(() -> settings(SECOND, 3, SECOND.plusMillis(1)))
        .hasMessageContaining("earlyRequestGap");
    assertThatThrownBy(() -> new ChannelLimits(1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1))
        .hasMessageContaining("maxLeaders");
  }

  private static ChannelSettings settings(
      Duration request, int pullPeerNum, Duration earlyRequestGap) {
    ChannelSettings d = ChannelSettings.defaults();
    return new ChannelSettings(
        d.publishStateInfoInterval(),
        request,
        pullPeerNum,
        earlyRequestGap,
        d.snapshotPatience(),
        d.membershipTrackerInterval(),
        d.sweepInterval(),
        d.leadershipMemory(),
        d.unknownChannelMemory(),
        d.announcement(),
        d.blocks(),
        d.limits());
  }
}
