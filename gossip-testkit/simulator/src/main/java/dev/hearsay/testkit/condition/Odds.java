// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.domain.port.Randomness;

/**
 * How likely something is that may befall each envelope.
 *
 * @param chance decides
 * @param perMille in thousandths, from 0 to 1000
 */
public record Odds(Randomness chance, int perMille) {

  private static final int CERTAIN = 1_000;

  /** Checks the bounds. */
  public Odds {
    if (perMille < 0 || perMille > CERTAIN) {
      throw new IllegalArgumentException("odds of " + perMille + "; they go from 0 to " + CERTAIN);
    }
  }

  /** Decides for one envelope. Draws once, whatever the odds. */
  boolean hit() {
    return chance.nextInt(CERTAIN) < perMille;
  }

  /** A number from 0 to {@code bound} exclusive. */
  int draw(int bound) {
    return chance.nextInt(bound);
  }
}
