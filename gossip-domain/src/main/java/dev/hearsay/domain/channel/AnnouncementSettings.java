// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import java.time.Duration;

/**
 * When a node tells of its ledger before the publish interval is over. Fabric waits for the
 * interval; that would leave a node that missed the last block of a burst unaware for up to four
 * seconds.
 *
 * @param minDelay how long the height must have stood still, at least; what is drawn between the
 *     two makes nodes speak one after the other
 * @param maxDelay how long the height must have stood still, at most
 * @param gap the shortest time between two early announcements
 * @param redundancy how many others who were heard to be as far make the own announcement needless
 */
public record AnnouncementSettings(
    Duration minDelay, Duration maxDelay, Duration gap, int redundancy) {

  /**
   * Checks the values and their relations.
   *
   * @throws IllegalArgumentException naming the value that is wrong and what it must be
   */
  public AnnouncementSettings {
    require(minDelay.isPositive(), "minDelay is " + minDelay + "; it must be longer than zero");
    require(
        maxDelay.compareTo(minDelay) >= 0,
        "maxDelay is " + maxDelay + "; it must not be shorter than minDelay, " + minDelay);
    require(gap.isPositive(), "gap is " + gap + "; it must be longer than zero");
    require(redundancy > 0, "redundancy is " + redundancy + "; it must be at least 1");
  }

  /** A tenth to four tenths of a second after the last block, at most twice a second. */
  public static AnnouncementSettings defaults() {
    return new AnnouncementSettings(
        Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(500), 2);
  }

  /** The same settings with every time divided by {@code factor}. */
  public AnnouncementSettings faster(int factor) {
    return new AnnouncementSettings(
        minDelay.dividedBy(factor), maxDelay.dividedBy(factor), gap.dividedBy(factor), redundancy);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
