// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.InvisibleAbroad;
import dev.hearsay.domain.event.GossipEvent.SignaturesChecked;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.testkit.contracts.GossipMetricsContract;
import org.junit.jupiter.api.Test;

class RecordingMetricsTest extends GossipMetricsContract {

  @Override
  protected GossipMetrics listener() {
    return new RecordingMetrics();
  }

  @Override
  protected long messagesSent(GossipMetrics listener) {
    return ((RecordingMetrics) listener).count(GossipEvent.MessageSent.class);
  }

  @Test
  void theNewestEventsAreKeptInOrderAndAllAreCounted() {
    RecordingMetrics recording = new RecordingMetrics(2);

    for (int i = 1; i <= 3; i++) {
      recording.on(new SignaturesChecked(i));
    }

    assertThat(recording.events())
        .containsExactly(new SignaturesChecked(2), new SignaturesChecked(3));
    assertThat(recording.count(SignaturesChecked.class)).isEqualTo(3);
  }

  @Test
  void oneKindCanBeAskedFor() {
    RecordingMetrics recording = new RecordingMetrics();
    recording.on(new SignaturesChecked(1));
    recording.on(new InvisibleAbroad());

    assertThat(recording.events(InvisibleAbroad.class)).hasSize(1);
    assertThat(recording.count(InvisibleAbroad.class)).isEqualTo(1);
    assertThat(recording.count(GossipEvent.SigningFailed.class)).isZero();
  }

  @Test
  void afterClearingNothingIsKnown() {
    RecordingMetrics recording = new RecordingMetrics();
    recording.on(new InvisibleAbroad());

    recording.clear();

    assertThat(recording.events()).isEmpty();
    assertThat(recording.count(InvisibleAbroad.class)).isZero();
  }

  @Test
  void aRecordingThatKeepsNothingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RecordingMetrics(0));
  }
}
