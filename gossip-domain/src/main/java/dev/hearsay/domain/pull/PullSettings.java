// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import java.time.Duration;

/**
 * When a pull engine does what (dissemination §7).
 *
 * @param pullInterval how often a round begins
 * @param pullPeerNum how many peers are asked in a round
 * @param digestWaitTime how long a round waits for digests before it requests what it knows of
 * @param requestWaitTime how long a responder remembers a hello, and so how long after it requests
 *     may leave
 * @param responseWaitTime how long a round waits for items after its first request
 * @param earlyRoundGap the shortest time between the beginnings of two rounds when there is reason
 *     to hurry
 * @param limits the bounds in count and bytes
 */
public record PullSettings(
    Duration pullInterval,
    int pullPeerNum,
    Duration digestWaitTime,
    Duration requestWaitTime,
    Duration responseWaitTime,
    Duration earlyRoundGap,
    PullLimits limits) {

  /** Of the time that a hello is remembered: what a request may take to arrive. */
  private static final int ON_THE_WAY_FRACTION = 8;

  /**
   * Settings that make sense together.
   *
   * @throws IllegalArgumentException naming the values that do not
   */
  public PullSettings {
    require(pullPeerNum > 0, "pullPeerNum is " + pullPeerNum + ", it must be at least 1");
    requirePositive("digestWaitTime", digestWaitTime);
    requirePositive("responseWaitTime", responseWaitTime);
    requirePositive("earlyRoundGap", earlyRoundGap);
    require(
        requestWaitTime.compareTo(digestWaitTime) > 0,
        "requestWaitTime " + requestWaitTime + " must exceed digestWaitTime " + digestWaitTime);
    Duration round = digestWaitTime.plus(responseWaitTime);
    require(
        pullInterval.compareTo(round) > 0,
        "pullInterval " + pullInterval + " must exceed digestWaitTime + responseWaitTime " + round);
    require(
        earlyRoundGap.compareTo(pullInterval) <= 0,
        "earlyRoundGap " + earlyRoundGap + " must not exceed pullInterval " + pullInterval);
  }

  /** Fabric's values, and half a second between early rounds. */
  public static PullSettings defaults() {
    return new PullSettings(
        Duration.ofSeconds(4),
        3,
        Duration.ofSeconds(1),
        Duration.ofMillis(1500),
        Duration.ofSeconds(2),
        Duration.ofMillis(500),
        PullLimits.defaults());
  }

  /**
   * How long after a hello requests leave: short enough that they arrive while it is remembered,
   * long enough that they follow any digest.
   */
  Duration requestingTime() {
    Duration spare = requestWaitTime.minus(digestWaitTime).dividedBy(2);
    Duration onTheWay = requestWaitTime.dividedBy(ON_THE_WAY_FRACTION);
    return requestWaitTime.minus(spare.compareTo(onTheWay) < 0 ? spare : onTheWay);
  }

  /** The same settings with every time divided by {@code factor}. */
  public PullSettings faster(int factor) {
    return new PullSettings(
        pullInterval.dividedBy(factor),
        pullPeerNum,
        digestWaitTime.dividedBy(factor),
        requestWaitTime.dividedBy(factor),
        responseWaitTime.dividedBy(factor),
        earlyRoundGap.dividedBy(factor),
        limits);
  }

  private static void requirePositive(String name, Duration value) {
    require(
        !value.isNegative() && !value.isZero(), name + " is " + value + ", it must be positive");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
