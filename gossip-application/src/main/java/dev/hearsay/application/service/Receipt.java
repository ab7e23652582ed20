// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.Load;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Tells the node, once, that a message takes no room any more. Thread-safe.
 *
 * <p>To be given by whoever takes the message out of its queue, or by who has done with it.
 */
final class Receipt {

  private final ReadTally tally;
  private final boolean isBlock;
  private final Load load;
  private final BiConsumer<Load, Load> report;
  private final AtomicBoolean given = new AtomicBoolean();

  /**
   * A receipt that was not given yet.
   *
   * @param report takes what was read lately of blocks and of other messages
   */
  Receipt(ReadTally tally, boolean isBlock, int bytes, BiConsumer<Load, Load> report) {
    this.tally = tally;
    this.isBlock = isBlock;
    this.load = new Load(1, bytes);
    this.report = report;
  }

  void give() {
    if (given.compareAndSet(false, true)) {
      tally.add(isBlock, load, report);
    }
  }
}
