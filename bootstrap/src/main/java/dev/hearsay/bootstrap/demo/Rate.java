// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count has grown over the last seconds. */
final class Rate {
  private static final long WINDOW_NANOS = Duration.ofSeconds(3).toNanos();

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long count, long atNanos) {}

  /** Takes a look at the count, and tells its growth per second. */
  double perSecond(long count, long nowNanos) {
    samples.add(new Sample(count, nowNanos));
    while (samples.size() > 2 && nowNanos - samples.getFirst().atNanos() > WINDOW_NANOS) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long nanos = nowNanos - first.atNanos();
    return nanos == 0 ? 0 : (count - first.count()) * 1e9 / nanos;
  }
}
