// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Limits how many signature checks a second each peer causes, however fast they are done (pitfalls
 * B.6): a bucket of tokens for each peer, full at first, refilled steadily.
 *
 * <p>Owned by one desk on the node loop. Bounded in peers: whoever was quiet for longest is
 * forgotten, which is the same as a full bucket. One check may cost more than the bucket holds; the
 * peer then waits until the debt is paid.
 */
final class CheckAllowance {

  private final long nanosPerCheck;
  private final long burstNanos;
  private final int maxPeers;

  /**
   * When each peer's bucket is full again, in nanoseconds of elapsed time; in the order of use. The
   * time until then is what is missing in it.
   */
  private final SequencedMap<PkiId, Long> fullAt = new LinkedHashMap<>();

  CheckAllowance(CheckSettings settings) {
    this.nanosPerCheck = Duration.ofSeconds(1).toNanos() / settings.checksPerSecond();
    this.burstNanos = nanosPerCheck * settings.burst();
    this.maxPeers = settings.maxPeers();
  }

  /** Whether a check for {@code peer} may begin now. */
  boolean permits(PkiId peer, Now now) {
    return missing(peer, now) + nanosPerCheck <= burstNanos;
  }

  /** A check of {@code signatures} signatures begins, for {@code peer}. */
  void take(PkiId peer, int signatures, Now now) {
    long full = now.elapsedNanos() + missing(peer, now) + signatures * nanosPerCheck;
    fullAt.remove(peer);
    fullAt.put(peer, full);
    if (fullAt.size() > maxPeers) {
      fullAt.pollFirstEntry();
    }
  }

  private long missing(PkiId peer, Now now) {
    Long full = fullAt.get(peer);
    return full == null ? 0 : Math.max(0, full - now.elapsedNanos());
  }

  /** How many peers are remembered. */
  int peers() {
    return fullAt.size();
  }
}
