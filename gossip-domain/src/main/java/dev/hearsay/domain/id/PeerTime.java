// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

/**
 * What orders the statements of one peer: its incarnation, then a sequence within it (discovery
 * §2).
 *
 * <p>Both are unsigned 64-bit numbers. Fabric fills the incarnation with nanoseconds since the
 * epoch at start.
 *
 * @param incarnation grows with every start of the peer
 * @param sequence grows with every statement of one incarnation
 */
public record PeerTime(long incarnation, long sequence) implements Comparable<PeerTime> {

  /** Whether this statement supersedes one made at {@code other}; equal times are duplicates. */
  public boolean isAfter(PeerTime other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(PeerTime other) {
    int byIncarnation = Long.compareUnsigned(incarnation, other.incarnation);
    return byIncarnation != 0 ? byIncarnation : Long.compareUnsigned(sequence, other.sequence);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(incarnation) + "/" + Long.toUnsignedString(sequence);
  }
}
