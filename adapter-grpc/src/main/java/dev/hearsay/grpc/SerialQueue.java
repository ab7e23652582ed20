// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other in the order in which they came, without a thread or a lock: who
 * comes while nobody runs tasks runs his own and those that come meanwhile. A task given from
 * within a task runs after it.
 */
final class SerialQueue {

  private static final Logger log = LoggerFactory.getLogger(SerialQueue.class);

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();

  void run(Runnable task) {
    tasks.add(task);
    if (pending.getAndIncrement() == 0) {
      do {
        runOne(tasks.remove());
      } while (pending.decrementAndGet() > 0);
    }
  }

  private static void runOne(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      // Whatever it was, the tasks behind it must run: one of them tells that the link is gone.
      log.error("a task of a link failed; this is a bug", e);
    }
  }
}
