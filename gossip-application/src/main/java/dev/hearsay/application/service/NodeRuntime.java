// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.loop.OffloadPool;
import dev.hearsay.application.loop.SystemScheduler;

/**
 * The threads that all nodes of a process share: one for timers, a few for slow work.
 *
 * <p>Close it after the nodes.
 */
public final class NodeRuntime implements AutoCloseable {

  private final SystemScheduler scheduler = new SystemScheduler();
  private final OffloadPool offload;

  /** Starts as many threads for slow work as the machine has processors, two at least. */
  public NodeRuntime() {
    this(OffloadPool.defaultThreads());
  }

  /** Starts {@code offloadThreads} threads for slow work. */
  public NodeRuntime(int offloadThreads) {
    this.offload = new OffloadPool(offloadThreads);
  }

  SystemScheduler scheduler() {
    return scheduler;
  }

  OffloadPool offload() {
    return offload;
  }

  @Override
  public void close() {
    scheduler.close();
    offload.close();
  }
}
