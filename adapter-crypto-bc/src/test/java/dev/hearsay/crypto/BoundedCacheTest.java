// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BoundedCacheTest {

  private final BoundedCache<Integer, String> cache = new BoundedCache<>(10);

  @Test
  void whatWasPutIsThere() {
    cache.put(1, "one");
    assertThat(cache.get(1)).contains("one");
    assertThat(cache.get(2)).isEmpty();
  }

  @Test
  void itNeverHoldsMoreThanItMay() {
    for (int i = 0; i < 1000; i++) {
      cache.put(i, "value");
      assertThat(cache.size()).isLessThanOrEqualTo(10);
    }
    assertThat(cache.get(999)).isPresent();
    assertThat(cache.get(0)).isEmpty();
  }

  @Test
  void whatIsUsedStays() {
    cache.put(-1, "favourite");
    for (int i = 0; i < 1000; i++) {
      cache.put(i, "value");
      assertThat(cache.get(-1)).contains("favourite");
    }
  }

  @Test
  void manyThreadsMayUseIt() {
    IntStream.range(0, 10_000)
        .parallel()
        .forEach(i -> {
          cache.put(i % 50, "value");
          assertThat(cache.get(i % 7).orElse("value")).isEqualTo("value");
        });
    assertThat(cache.size()).isLessThanOrEqualTo(10 + 50);
  }
}
