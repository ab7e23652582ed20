// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.time.Now;
import java.time.Duration;

/**
 * Notices that the whole process stood still, by a periodic check that comes much too late.
 *
 * <p>What others said meanwhile still waits to be read, so their silence proves nothing yet: who
 * judges it should wait for the next check.
 */
final class Pauses {

  private static final int INTERVALS_TOLERATED = 3;

  private final Duration tolerated;
  private boolean begun;
  private long lastNanos;

  /** Expects a check in every {@code interval}. */
  Pauses(Duration interval) {
    tolerated = interval.multipliedBy(INTERVALS_TOLERATED);
  }

  /** Notes a check; whether more than three intervals have passed since the one before. */
  boolean isLate(Now now) {
    boolean late = begun && now.since(lastNanos).compareTo(tolerated) > 0;
    begun = true;
    lastNanos = now.elapsedNanos();
    return late;
  }
}
