// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The moment at which an input is handled, on two clocks.
 *
 * @param elapsedNanos nanoseconds on a clock that only moves forward, for timeouts; the zero point
 *     means nothing
 * @param wall the time of day, for incarnations and the expiry of certificates; it may jump
 */
public record Now(long elapsedNanos, Instant wall) {

  /** The time that has passed since {@code earlierElapsedNanos}. */
  public Duration since(long earlierElapsedNanos) {
    return Duration.ofNanos(elapsedNanos - earlierElapsedNanos);
  }

  /** Whether at least {@code duration} has passed since {@code earlierElapsedNanos}. */
  public boolean hasPassed(Duration duration, long earlierElapsedNanos) {
    return elapsedNanos - earlierElapsedNanos >= duration.toNanos();
  }

  /** The wall clock in nanoseconds since the epoch, the unit of Fabric's incarnation numbers. */
  public long wallNanos() {
    return Math.addExact(Math.multiplyExact(wall.getEpochSecond(), 1_000_000_000L), wall.getNano());
  }
}
