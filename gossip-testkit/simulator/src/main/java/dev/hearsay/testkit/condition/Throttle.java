// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import dev.hearsay.testkit.memory.WireSize;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * All links in one direction share a number of bytes per second. Envelopes queue up; the queue is
 * bounded by the windows of the links, for what waits in it is unread.
 */
public final class Throttle implements LinkCondition {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Supplier<Duration> elapsed;
  private final int bytesPerSecond;
  private Duration free = Duration.ZERO;

  /**
   * An idle direction.
   *
   * @param elapsed the present moment, as a time since the beginning
   * @param bytesPerSecond at least 1
   */
  public Throttle(Supplier<Duration> elapsed, int bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          bytesPerSecond + " bytes per second; at least 1 is needed");
    }
    this.elapsed = elapsed;
    this.bytesPerSecond = bytesPerSecond;
  }

  @Override
  public List<Passage> pass(Passage passage) {
    Duration now = elapsed.get();
    Duration begin = free.compareTo(now) > 0 ? free : now;
    long nanos = WireSize.of(passage.envelope()) * NANOS_PER_SECOND / bytesPerSecond;
    free = begin.plusNanos(nanos);
    return List.of(passage.later(free.minus(now)));
  }
}
