// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import java.time.Duration;

/**
 * How long and how many identities are kept (identities §8).
 *
 * @param usageThreshold an identity that nobody asked for during this time is forgotten
 * @param maxIdentities the most identities that are kept, the own one apart; the least recently
 *     used give way
 * @param maxIdentityBytes the largest serialized identity that is accepted, in bytes
 * @param maxTotalBytes the most bytes that all identities take, the own one apart
 */
public record IdentitySettings(
    Duration usageThreshold, int maxIdentities, int maxIdentityBytes, long maxTotalBytes) {

  private static final int SWEEPS_PER_THRESHOLD = 10;

  /**
   * Settings that make sense together.
   *
   * @throws IllegalArgumentException naming the value that does not
   */
  public IdentitySettings {
    require(
        usageThreshold.compareTo(Duration.ofMillis(SWEEPS_PER_THRESHOLD)) >= 0,
        "usageThreshold is " + usageThreshold + ", it must be at least 10 ms");
    require(maxIdentities > 0, "maxIdentities is " + maxIdentities + ", it must be at least 1");
    require(
        maxIdentityBytes > 0, "maxIdentityBytes is " + maxIdentityBytes + ", it must be positive");
    require(
        maxTotalBytes >= maxIdentityBytes,
        "maxTotalBytes is " + maxTotalBytes + ", less than one identity may take");
  }

  /** Fabric's hour; and at most 10,000 identities of 64 KiB, 64 MiB in all. */
  public static IdentitySettings defaults() {
    return new IdentitySettings(Duration.ofHours(1), 10_000, 64 * 1024, 64L * 1024 * 1024);
  }

  /** How often unused and expired identities are looked for: ten times per usage threshold. */
  public Duration sweepInterval() {
    return usageThreshold.dividedBy(SWEEPS_PER_THRESHOLD);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
