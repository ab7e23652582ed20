// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.ServiceSettings;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Adds up what a subscriber has read, so that the node hears of it once in a while and not of every
 * message: each time a sixteenth of what may lie unread has been read. Thread-safe.
 */
final class ReadTally {

  private static final int PARTS = 16;

  private record Sum(Load blocks, Load others) {
    static final Sum ZERO = new Sum(Load.NONE, Load.NONE);

    Sum plus(boolean isBlock, Load load) {
      return isBlock ? new Sum(blocks.plus(load), others) : new Sum(blocks, others.plus(load));
    }
  }

  private final Load blockStep;
  private final Load otherStep;
  private final AtomicReference<Sum> sum = new AtomicReference<>(Sum.ZERO);

  ReadTally(ServiceSettings settings) {
    this.blockStep = settings.unreadBlocks().part(PARTS);
    this.otherStep = settings.unreadMessages().part(PARTS);
  }

  /** Adds what was read, and reports the sum if it is worth it. */
  void add(boolean isBlock, Load load, BiConsumer<Load, Load> report) {
    Sum after = sum.updateAndGet(before -> before.plus(isBlock, load));
    if (isWorthIt(after) && sum.compareAndSet(after, Sum.ZERO)) {
      report.accept(after.blocks(), after.others());
    }
  }

  /** If another reader adds at the same moment, that reader reports. */
  private boolean isWorthIt(Sum read) {
    return reaches(read.blocks(), blockStep) || reaches(read.others(), otherStep);
  }

  private static boolean reaches(Load read, Load step) {
    return read.items() > 0 && (read.items() >= step.items() || read.bytes() >= step.bytes());
  }
}
