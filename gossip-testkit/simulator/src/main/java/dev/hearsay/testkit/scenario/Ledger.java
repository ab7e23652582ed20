// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import java.util.TreeSet;

/**
 * What the embedder of one node has of one channel: blocks in order without a gap, which outlive
 * the node, and those that wait for a lower one, which do not. The first block has the number 1.
 */
final class Ledger {

  private final TreeSet<Long> waiting = new TreeSet<>();
  private long height = 1;

  /** The number of the first block that is missing. */
  long height() {
    return height;
  }

  /** Whether the block is there. */
  boolean has(long number) {
    return number < height || waiting.contains(number);
  }

  /** Takes a block; returns whether the height has grown. */
  boolean take(long number) {
    if (number < height) {
      return false;
    }
    waiting.add(number);
    long former = height;
    while (waiting.remove(height)) {
      height++;
    }
    return height > former;
  }

  /** The process ends, and with it all that was not committed. */
  void close() {
    waiting.clear();
  }
}
