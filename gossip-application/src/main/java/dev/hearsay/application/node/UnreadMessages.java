// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.msgstore.FairShares;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What one subscriber has not read of what peers sent, and how much of it is whose: who sent some
 * of it already finds room for more only if as much stays free for others. Who sent none finds room
 * up to twice the bound.
 *
 * <p>Owned by the node loop. The subscriber reads in the order in which it was given.
 */
final class UnreadMessages {

  private record Unread(PkiId sender, int bytes) {}

  private final Load most;
  private final FairShares<PkiId> shares;
  private final Queue<Unread> queue = new ArrayDeque<>();
  private Load all = Load.NONE;

  UnreadMessages(Load bound) {
    this.most = bound.plus(bound);
    this.shares = new FairShares<>(bound.items(), bound.bytes());
  }

  /** Takes note of a message that is to be given to the subscriber; false if there is no room. */
  boolean add(PkiId sender, int bytes) {
    Load total = all.plus(new Load(1, bytes));
    if (!shares.leavesRoom(sender, 1, bytes) || !total.isWithin(most)) {
      return false;
    }
    all = total;
    shares.add(sender, bytes);
    queue.add(new Unread(sender, bytes));
    return true;
  }

  /** The subscriber has read so many messages. */
  void read(int count) {
    for (int i = 0; i < count && !queue.isEmpty(); i++) {
      Unread read = queue.remove();
      all = all.minus(new Load(1, read.bytes()));
      shares.remove(read.sender(), read.bytes());
    }
  }
}
