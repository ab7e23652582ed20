// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import static dev.hearsay.domain.id.BlockNumbers.higher;
import static dev.hearsay.domain.id.BlockNumbers.isBelow;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.Bytes;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts blocks that come in any order into the order of their numbers, which are unsigned.
 *
 * <p>A number that lies a window or more ahead moves the window up, as it does in the channel: what
 * is missing below was given up there and will not come. Bounded by the window, and by the blocks
 * that a channel delivers before its reader has done with any.
 */
final class ReorderBuffer {

  /**
   * A block that waits for those below it.
   *
   * @param done run when it was kept, or is not wanted
   */
  record Item(long number, Bytes block, Runnable done) {}

  private final int window;
  private final TreeMap<Long, Item> ahead = new TreeMap<>(BlockNumbers.ORDER);
  private long next;
  private long floor;

  /**
   * An empty buffer.
   *
   * @param first the number of the first block
   * @param window how many numbers, from the next one on, may be on their way
   */
  ReorderBuffer(long first, int window) {
    this.next = first;
    this.floor = first;
    this.window = window;
  }

  /** Takes a block. One that was taken before is done with at once. */
  void put(Item item) {
    if (isBelow(item.number(), next) || ahead.putIfAbsent(item.number(), item) != null) {
      item.done().run();
      return;
    }
    if (!isBelow(item.number() - next, window)) {
      long base = item.number() - window + 1;
      floor = higher(floor, base);
    }
  }

  /** How many blocks wait for a lower one. */
  int size() {
    return ahead.size();
  }

  /** The next block in order, if it is there; numbers that were given up are passed over. */
  Optional<Item> poll() {
    if (!ahead.containsKey(next) && isBelow(next, floor)) {
      next = ahead.isEmpty() || isBelow(floor, ahead.firstKey()) ? floor : ahead.firstKey();
    }
    Item item = ahead.remove(next);
    if (item != null) {
      next++;
    }
    return Optional.ofNullable(item);
  }
}
