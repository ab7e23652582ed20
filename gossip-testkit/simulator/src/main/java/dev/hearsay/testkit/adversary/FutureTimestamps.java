// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.id.PeerTime;

/**
 * Dates what it says of itself ever farther ahead, up to the end of time; then nothing newer can be
 * said.
 */
public final class FutureTimestamps implements Script {

  private static final long YEAR_NANOS = 365L * 24 * 3_600 * 1_000_000_000L;
  private static final int YEARS = 5;

  private int statements;

  /** Somebody who lives in the future. */
  public FutureTimestamps() {}

  @Override
  public PeerTime dated(Voice voice, PeerTime honest) {
    statements++;
    voice.misdeed();
    return statements <= YEARS
        ? new PeerTime(honest.incarnation() + statements * YEAR_NANOS, honest.sequence())
        : new PeerTime(-1, -1);
  }
}
