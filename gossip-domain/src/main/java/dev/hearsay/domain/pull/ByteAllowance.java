// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * How many bytes of items each peer gets: a bucket that holds a second's worth, full at first and
 * refilled steadily. A request is small and its answer is not, so a peer that only asks would have
 * this node send without end.
 *
 * <p>An answer may cost more than the bucket holds; the peer then waits until the debt is paid.
 * Bounded in peers: whoever was quiet for longest is forgotten first.
 */
final class ByteAllowance {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final double nanosPerByte;
  private final int maxPeers;

  /** When each peer's bucket is full again, in nanoseconds of elapsed time; in the order of use. */
  private final SequencedMap<PkiId, Long> fullAt = new LinkedHashMap<>();

  /** An allowance of which nothing was spent. */
  ByteAllowance(long bytesPerSecond, int maxPeers) {
    this.nanosPerByte = (double) SECOND / bytesPerSecond;
    this.maxPeers = maxPeers;
  }

  /** Whether {@code peer} has anything left. */
  boolean permits(PkiId peer, Now now) {
    return missing(peer, now) < SECOND;
  }

  /** So many bytes leave for {@code peer}. */
  void spend(PkiId peer, long bytes, Now now) {
    long full = now.elapsedNanos() + missing(peer, now) + (long) (bytes * nanosPerByte);
    fullAt.remove(peer);
    fullAt.putLast(peer, full);
    if (fullAt.size() > maxPeers) {
      fullAt.pollFirstEntry();
    }
  }

  /** How long it takes until the bucket is full. */
  private long missing(PkiId peer, Now now) {
    return Math.max(0, fullAt.getOrDefault(peer, now.elapsedNanos()) - now.elapsedNanos());
  }
}
