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
 * bounded by the windows of the links, for what waits in it is unread. When the throttle ends, all
 * that waits passes at once.
 */
public final class Throttle implements LinkCondition {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

  private final Supplier<Duration> elapsed;
  private final int bytesPerSecond;
  private final Duration end;
  private Duration free = Duration.ZERO;

  /** As {@link #Throttle(Supplier, int, Duration)}, without an end. */
  public Throttle(Supplier<Duration> elapsed, int bytesPerSecond) {
    this(elapsed, bytesPerSecond, NEVER);
  }

  /**
   * An idle direction.
   *
   * @param elapsed the present moment, as a time since the beginning
   * @param bytesPerSecond at least 1
   * @param end when it will be lifted, as a time since the beginning
   */
  public Throttle(Supplier<Duration> elapsed, int bytesPerSecond, Duration end) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          bytesPerSecond + " bytes per second; at least 1 is needed");
    }
    this.elapsed = elapsed;
    this.bytesPerSecond = bytesPerSecond;
    this.end = end;
  }

  @Override
  public List<Passage> pass(Passage passage) {
    Duration now = elapsed.get();
    Duration begin = free.compareTo(now) > 0 ? free : now;
    long nanos = WireSize.of(passage.envelope()) * NANOS_PER_SECOND / bytesPerSecond;
    free = begin.plusNanos(nanos);
    return List.of(passage.later(earlier(free, end).minus(now)));
  }

  private static Duration earlier(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
