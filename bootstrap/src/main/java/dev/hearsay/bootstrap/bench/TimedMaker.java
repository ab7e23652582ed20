// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import dev.hearsay.domain.message.Content;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntFunction;

/**
 * Makes blocks and knows what that took, for it is the orderer's work and not the nodes'. Belongs
 * to one platform thread.
 */
final class TimedMaker {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final IntFunction<Content.Payload> maker;
  private long cpuNanos;

  TimedMaker(IntFunction<Content.Payload> maker) {
    this.maker = maker;
  }

  Content.Payload next(int payloadBytes) {
    long before = threads.getCurrentThreadCpuTime();
    Content.Payload block = maker.apply(payloadBytes);
    cpuNanos += threads.getCurrentThreadCpuTime() - before;
    return block;
  }

  /** Processor time that all blocks until now took. */
  long cpuNanos() {
    return cpuNanos;
  }
}
