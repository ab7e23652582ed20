// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.theory;

import java.time.Duration;

/**
 * How soon pull brings what a push did not (dissemination §7).
 *
 * @param oneWay how long a message takes from one node to another, on average
 */
public record PullRepair(Duration oneWay) {

  /** Hello, digest, request and response. */
  private static final int MESSAGES = 4;

  /** Checks the sign. */
  public PullRepair {
    if (oneWay.isNegative()) {
      throw new IllegalArgumentException("messages take " + oneWay);
    }
  }

  /** How long one round takes that begins now, and asks somebody who has what is missing. */
  public Duration round() {
    return oneWay.multipliedBy(MESSAGES);
  }

  /**
   * How long it takes if a round begins once the evidence that something is missing has stood for
   * some time, since pushes race.
   */
  public Duration onEvidence(Duration patience) {
    return patience.plus(round());
  }

  /**
   * How long it takes on average if rounds begin by the clock alone: a wait of half an interval for
   * the first, and of one more for each that asked only those who miss it, too.
   *
   * @param interval between two rounds
   * @param peers how many are asked in a round
   * @param share the share of those who have what is missing, more than 0
   */
  public Duration byTheClock(Duration interval, int peers, double share) {
    if (peers < 1 || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(peers + " peers, of whom " + share + " have it");
    }
    double success = 1 - Math.pow(1 - share, peers);
    double rounds = 1 / success - 0.5;
    return Duration.ofNanos((long) (interval.toNanos() * rounds)).plus(round());
  }
}
