// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.ChannelId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SendCriteriaTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void whoeverAsksPeersGivesThemTime() {
    assertThatThrownBy(() -> SendCriteria.of(Duration.ZERO, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PT0S");
  }

  @Test
  void whoeverAsksNobodyNeedsNoTime() {
    assertThat(SendCriteria.of(Duration.ZERO, 0, 0).maxPeers()).isZero();
  }

  @Test
  void noMoreAcknowledgementsThanPeersCanBeNeeded() {
    assertThatThrownBy(() -> SendCriteria.of(SECOND, 3, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3")
        .hasMessageContaining("2");
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThatThrownBy(() -> SendCriteria.of(SECOND, -1, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SendCriteria.of(SECOND, -2, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theErrorsNameWhatIsMissing() {
    SendCriteria criteria = SendCriteria.of(SECOND, 2, 3).in(ChannelId.of("trade"));

    assertThat(new NotEnoughPeersException(criteria, 1))
        .hasMessageContaining("2")
        .hasMessageContaining("1")
        .hasMessageContaining("trade");
  }
}
