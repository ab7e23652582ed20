// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;

/**
 * Tells which of two messages stands (dissemination §5.1).
 *
 * <p>All numbers are unsigned. Messages of different types or authors do not touch each other.
 */
public final class MessageComparator {

  /** What a new message does to a stored one. */
  public enum Relation {
    /** They stand side by side. */
    NO_ACTION,
    /** The new one replaces the stored one. */
    INVALIDATES,
    /** The stored one refuses the new one. */
    INVALIDATED
  }

  private final long blockCapacity;

  /**
   * A comparator for stores that keep a window of blocks.
   *
   * @param blockCapacity the greatest distance of block numbers that stand side by side
   */
  public MessageComparator(long blockCapacity) {
    if (blockCapacity < 0) {
      throw new IllegalArgumentException("block capacity " + blockCapacity + " is negative");
    }
    this.blockCapacity = blockCapacity;
  }

  /** What {@code fresh} does to {@code stored}. */
  public Relation compare(Content fresh, Content stored) {
    return switch (fresh) {
      case Content.AliveMessage a when stored instanceof Content.AliveMessage b ->
          byTime(a.author(), a.time(), b.author(), b.time());
      case Content.StateInfo a when stored instanceof Content.StateInfo b ->
          byTime(a.pkiId(), a.time(), b.pkiId(), b.time());
      case Content.LeadershipMessage a when stored instanceof Content.LeadershipMessage b ->
          byTime(a.pkiId(), a.time(), b.pkiId(), b.time());
      case Content.PeerIdentityMessage a when stored instanceof Content.PeerIdentityMessage b ->
          a.pkiId().equals(b.pkiId()) ? Relation.INVALIDATED : Relation.NO_ACTION;
      case Content.DataMessage a when stored instanceof Content.DataMessage b ->
          byNumber(a.payload().number(), b.payload().number());
      default -> Relation.NO_ACTION;
    };
  }

  private static Relation byTime(PkiId author, PeerTime time, PkiId storedAuthor, PeerTime stored) {
    if (!author.equals(storedAuthor)) {
      return Relation.NO_ACTION;
    }
    return time.isAfter(stored) ? Relation.INVALIDATES : Relation.INVALIDATED;
  }

  private Relation byNumber(long number, long stored) {
    int order = Long.compareUnsigned(number, stored);
    if (order == 0) {
      return Relation.INVALIDATED;
    }
    long distance = order > 0 ? number - stored : stored - number;
    if (Long.compareUnsigned(distance, blockCapacity) <= 0) {
      return Relation.NO_ACTION;
    }
    return order > 0 ? Relation.INVALIDATES : Relation.INVALIDATED;
  }
}
