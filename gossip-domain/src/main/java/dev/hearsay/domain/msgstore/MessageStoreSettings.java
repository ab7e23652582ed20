// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import java.time.Duration;

/**
 * The bounds of a store (dissemination §5.2).
 *
 * @param maxEntries the most messages, expired ones included
 * @param maxBytes the most bytes that all messages weigh, expired ones included
 * @param ttl after this time a message expires; after twice this time it is forgotten. {@link
 *     #FOREVER} for never
 */
public record MessageStoreSettings(int maxEntries, long maxBytes, Duration ttl) {

  /** Messages do not expire. */
  public static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

  private static final int SCANS_PER_TTL = 100;

  /** About 146 years, so that twice the time can still be counted in nanoseconds. */
  private static final Duration LONGEST_TTL = Duration.ofNanos(Long.MAX_VALUE / 2);

  /**
   * Settings that make sense together.
   *
   * @throws IllegalArgumentException naming the value that does not
   */
  public MessageStoreSettings {
    require(maxEntries > 0, "maxEntries is " + maxEntries + ", it must be at least 1");
    require(maxBytes > 0, "maxBytes is " + maxBytes + ", it must be positive");
    require(!ttl.isNegative() && !ttl.isZero(), "ttl is " + ttl + ", it must be positive");
    require(
        ttl.equals(FOREVER) || ttl.compareTo(LONGEST_TTL) <= 0,
        "ttl is " + ttl + ", longer than " + LONGEST_TTL + ": use FOREVER");
  }

  /** Bounds without expiry. */
  public static MessageStoreSettings withoutExpiry(int maxEntries, long maxBytes) {
    return new MessageStoreSettings(maxEntries, maxBytes, FOREVER);
  }

  /** Whether messages expire. */
  public boolean expires() {
    return !ttl.equals(FOREVER);
  }

  /** How often {@code expire} is to be called: a hundred times per time to live. */
  public Duration scanInterval() {
    return ttl.dividedBy(SCANS_PER_TTL);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
