// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

/**
 * What a pull exchange may cost (pitfalls B.6).
 *
 * @param maxDigests the most names in one message, and so the most items that a round wants of one
 *     peer
 * @param maxDigestBytes the longest name in bytes
 * @param maxUpdateBytes the most bytes of items in one answer; a single larger item goes alone
 * @param maxPeerBytesPerSecond how many bytes of items one peer gets for long; of a second's worth
 *     at once, and what is more is a debt
 * @param maxHellos the most hellos that are remembered
 * @param maxHellosPerPeer the most hellos of one peer that are remembered
 * @param maxRequestsPerHello how many requests a hello entitles to, here and at the other side
 */
public record PullLimits(
    int maxDigests,
    int maxDigestBytes,
    long maxUpdateBytes,
    long maxPeerBytesPerSecond,
    int maxHellos,
    int maxHellosPerPeer,
    int maxRequestsPerHello) {

  private static final long MIB = 1L << 20;

  /**
   * Limits that leave room to work.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public PullLimits {
    if (maxDigests < 1
        || maxDigestBytes < 1
        || maxUpdateBytes < 1
        || maxPeerBytesPerSecond < 1
        || maxHellos < 1
        || maxHellosPerPeer < 1
        || maxRequestsPerHello < 1) {
      throw new IllegalArgumentException("each limit of a pull must be at least 1");
    }
  }

  /**
   * 10,000 names of 64 bytes, 4 MiB an answer, 16 MiB a second; 4,096 hellos, 8 of one peer, 32
   * requests each.
   */
  public static PullLimits defaults() {
    return new PullLimits(10_000, 64, 4 * MIB, 16 * MIB, 4_096, 8, 32);
  }
}
