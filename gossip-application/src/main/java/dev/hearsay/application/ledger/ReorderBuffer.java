// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import static dev.hearsay.domain.id.BlockNumbers.isBelow;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.Bytes;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts blocks that come in any order into the order of their numbers, which are unsigned. What was
 * given up is passed over. Bounded by the blocks that a channel delivers before its reader has done
 * with any.
 */
final class ReorderBuffer {

  /**
   * A block that waits for those below it.
   *
   * @param done run when it was kept, or is not wanted
   */
  record Item(long number, Bytes block, Runnable done) {}

  private final TreeMap<Long, Item> ahead = new TreeMap<>(BlockNumbers.ORDER);

  /** Numbers that will not come, unless they are here already: from the first, below the second. */
  private final TreeMap<Long, Long> givenUp = new TreeMap<>(BlockNumbers.ORDER);

  private long next;

  /**
   * An empty buffer.
   *
   * @param first the number of the first block
   */
  ReorderBuffer(long first) {
    this.next = first;
  }

  /** Takes a block. One that was taken before is done with at once. */
  void put(Item item) {
    if (isBelow(item.number(), next) || ahead.putIfAbsent(item.number(), item) != null) {
      item.done().run();
    }
  }

  /** What is missing of a range will not come. */
  void giveUp(long from, long to) {
    givenUp.merge(from, to, BlockNumbers::higher);
  }

  /** How many blocks wait for a lower one. */
  int size() {
    return ahead.size();
  }

  /** The next block in order, if it is there; numbers that were given up are passed over. */
  Optional<Item> poll() {
    Item item = ahead.remove(next);
    while (item == null && passOver()) {
      item = ahead.remove(next);
    }
    if (item != null) {
      next++;
    }
    return Optional.ofNullable(item);
  }

  /** Moves on to the next number that is here or may come; whether that is another one. */
  private boolean passOver() {
    while (!givenUp.isEmpty() && !isBelow(next, givenUp.firstEntry().getValue())) {
      givenUp.pollFirstEntry();
    }
    if (givenUp.isEmpty() || isBelow(next, givenUp.firstKey())) {
      return false;
    }
    long end = givenUp.firstEntry().getValue();
    next = ahead.isEmpty() || isBelow(end, ahead.firstKey()) ? end : ahead.firstKey();
    return true;
  }
}
