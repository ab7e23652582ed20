// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import java.time.Duration;
import java.util.List;

/**
 * How some times are spread; all zero if there were none.
 *
 * @param p50 half of them were no longer
 * @param p90 nine of ten
 * @param p99 99 of a hundred
 * @param max none was longer
 */
public record Percentiles(Duration p50, Duration p90, Duration p99, Duration max) {

  static Percentiles of(List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return new Percentiles(rank(sorted, 50), rank(sorted, 90), rank(sorted, 99), rank(sorted, 100));
  }

  private static Duration rank(List<Duration> sorted, int percent) {
    int place = (sorted.size() * percent + 99) / 100;
    return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(1, place) - 1);
  }
}
