// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapWatchTest {
  private static final int MIB = 1 << 20;

  @Test
  void theLowestValueOfEachPartIsKept() {
    try (HeapWatch watch = HeapWatch.start(3)) {
      watch.collected(7);
      watch.collected(5);
      watch.collected(6);
      watch.enter(2);
      watch.collected(9);

      List<Long> series = watch.end();
      assertThat(series).hasSize(5);
      assertThat(series.subList(1, 4)).containsExactly(5L, 5L, 9L);
      assertThat(series.getFirst()).isPositive();
      assertThat(series.getLast()).isPositive();
    }
  }

  @Test
  void whatStaysIsSeenAndWhatGoesIsNot() {
    try (HeapWatch watch = HeapWatch.start(1)) {
      byte[] kept = new byte[64 * MIB];

      List<Long> series = watch.end();
      assertThat(series.getLast() - series.getFirst()).isBetween(60L * MIB, 90L * MIB);
      assertThat(kept).hasSize(64 * MIB);
    }
  }

  @Test
  void collectionsThatHappenAnywayAreHeardOf() {
    try (HeapWatch watch = HeapWatch.start(2)) {
      watch.collected(Long.MAX_VALUE - 1);
      watch.enter(1);
      watch.collected(1);
      watch.enter(0);
      System.gc();

      await().atMost(Duration.ofSeconds(10)).until(() -> watch.lowest(0) < Long.MAX_VALUE - 1);
      assertThat(watch.lowest(1)).isEqualTo(1);
    }
  }
}
