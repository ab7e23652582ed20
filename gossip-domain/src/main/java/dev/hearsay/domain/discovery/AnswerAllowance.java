// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashMap;

/**
 * How many questions of one peer are answered: a few at once, then one per interval.
 *
 * <p>A question is small and its answer names everybody, so a peer that only asks would have this
 * node send without end. The number of peers that are told apart is bounded; whoever asked least
 * recently is forgotten first.
 */
public final class AnswerAllowance {

  private static final int BURST = 4;

  private final long intervalNanos;
  private final int maxPeers;

  /** When each peer would have used up what it was given, had it asked evenly. */
  private final LinkedHashMap<PkiId, Long> usedUpUntil = new LinkedHashMap<>();

  /**
   * An allowance of which nothing was spent.
   *
   * @param interval a peer that asks no more often than this is always answered
   * @param maxPeers how many peers are told apart
   */
  public AnswerAllowance(Duration interval, int maxPeers) {
    this.intervalNanos = interval.toNanos();
    this.maxPeers = maxPeers;
  }

  /** Whether {@code peer} may have an answer now; if so, it is counted. */
  public boolean spend(PkiId peer, Now now) {
    long ahead = Math.max(0, usedUp(peer, now) - now.elapsedNanos());
    if (ahead > (BURST - 1) * intervalNanos) {
      return false;
    }
    usedUpUntil.putLast(peer, now.elapsedNanos() + ahead + intervalNanos);
    if (usedUpUntil.size() > maxPeers) {
      usedUpUntil.pollFirstEntry();
    }
    return true;
  }

  private long usedUp(PkiId peer, Now now) {
    return usedUpUntil.getOrDefault(peer, now.elapsedNanos());
  }
}
