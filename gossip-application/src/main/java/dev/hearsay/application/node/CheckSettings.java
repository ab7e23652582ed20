// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

/**
 * How much checking of signatures one peer may cause (pitfalls B.6).
 *
 * @param checksPerSecond how many checks a second it may cause for long
 * @param burst how many at once, after a quiet time
 * @param maxPeers how many peers are remembered; of more, those are forgotten that were quiet for
 *     longest
 */
public record CheckSettings(int checksPerSecond, int burst, int maxPeers) {

  private static final int MAX_PER_SECOND = 1_000_000;

  /** Refuses limits that permit nothing, and rates that are none. */
  public CheckSettings {
    if (checksPerSecond < 1 || checksPerSecond > MAX_PER_SECOND) {
      throw new IllegalArgumentException(
          "checksPerSecond is %d; it must be 1 to %d".formatted(checksPerSecond, MAX_PER_SECOND));
    }
    if (burst < 1 || maxPeers < 1) {
      throw new IllegalArgumentException(
          "burst is %d and maxPeers %d; both must be 1 or more".formatted(burst, maxPeers));
    }
  }

  /** Half of what one processor checks in a second, and two seconds' worth of it at once. */
  public static CheckSettings defaults() {
    return new CheckSettings(4_000, 8_000, 4_096);
  }
}
