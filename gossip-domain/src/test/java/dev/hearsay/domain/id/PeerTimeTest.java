// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeerTimeTest {

  @Test
  void theIncarnationCountsBeforeTheSequence() {
    assertThat(new PeerTime(2, 1).isAfter(new PeerTime(1, 9))).isTrue();
    assertThat(new PeerTime(1, 9).isAfter(new PeerTime(2, 1))).isFalse();
  }

  @Test
  void withinAnIncarnationTheSequenceCounts() {
    assertThat(new PeerTime(1, 2).isAfter(new PeerTime(1, 1))).isTrue();
  }

  @Test
  void equalTimesAreNotAfterEachOther() {
    assertThat(new PeerTime(1, 1).isAfter(new PeerTime(1, 1))).isFalse();
  }

  @Test
  void numbersOfTwoToThe63AndMoreAreLarge() {
    PeerTime half = new PeerTime(Long.MIN_VALUE, Long.MIN_VALUE);

    assertThat(half.isAfter(new PeerTime(Long.MAX_VALUE, 0))).isTrue();
    assertThat(new PeerTime(1, -1).isAfter(new PeerTime(1, Long.MAX_VALUE))).isTrue();
    assertThat(half).hasToString("9223372036854775808/9223372036854775808");
  }
}
