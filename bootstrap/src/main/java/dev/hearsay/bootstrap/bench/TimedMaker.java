// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import dev.hearsay.crypto.block.BlockMaker;
import dev.hearsay.crypto.block.MadeBlock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Makes blocks and knows what that took, for it is the orderer's work and not the nodes'. Belongs
 * to one platform thread.
 */
final class TimedMaker {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final BlockMaker maker;
  private long cpuNanos;

  TimedMaker(BlockMaker maker) {
    this.maker = maker;
  }

  MadeBlock next(int payloadBytes) {
    long before = threads.getCurrentThreadCpuTime();
    MadeBlock block = maker.next(payloadBytes);
    cpuNanos += threads.getCurrentThreadCpuTime() - before;
    return block;
  }

  /** Processor time that all blocks until now took. */
  long cpuNanos() {
    return cpuNanos;
  }
}
