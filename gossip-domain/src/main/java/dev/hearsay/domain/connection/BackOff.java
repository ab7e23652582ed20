// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.port.Randomness;
import java.time.Duration;

/**
 * How long to rest after failures: twice as long after every further one, up to a longest rest, and
 * half of it by chance, so that the peers of a node that went away do not come back all at once.
 */
final class BackOff {

  private static final int SHORT_REST_MILLIS = 20;

  private final long firstMillis;
  private final long longestMillis;
  private final Randomness randomness;

  BackOff(ConnectionSettings.Dialling settings, Randomness randomness) {
    this.firstMillis = Math.max(1, settings.firstBackOff().toMillis());
    this.longestMillis = Math.max(firstMillis, settings.longestBackOff().toMillis());
    this.randomness = randomness;
  }

  /**
   * The rest after {@code failures} failures in a row, at least one: between half of the full rest
   * and all of it.
   */
  Duration after(int failures) {
    long full = firstMillis;
    for (int i = 1; i < failures && full < longestMillis; i++) {
      full *= 2;
    }
    full = Math.min(full, longestMillis);
    long half = full / 2;
    return Duration.ofMillis(half + randomness.nextInt(Math.toIntExact(full - half + 1)));
  }

  /**
   * A rest of 1 to 20 ms before a lost link is opened again, for the other side to notice the loss
   * (comm §2.4).
   */
  Duration shortly() {
    return Duration.ofMillis(1 + randomness.nextInt(SHORT_REST_MILLIS));
  }
}
