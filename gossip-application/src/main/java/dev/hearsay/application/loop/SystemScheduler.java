// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.domain.port.Scheduler;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Timers of real time: one thread for all nodes of a process, which only puts timers into inboxes.
 */
public final class SystemScheduler implements AutoCloseable {

  private final ScheduledThreadPoolExecutor executor;

  /** Starts the timer thread. */
  public SystemScheduler() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("hearsay-timers").factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRejectedExecutionHandler((task, pool) -> {});
  }

  /**
   * A scheduler whose timers end in {@code sink}, which is called on the timer thread and only
   * hands over.
   */
  public <T> Scheduler<T> into(Consumer<? super T> sink) {
    return (delay, timer) -> {
      var _ = executor.schedule(() -> sink.accept(timer), nanos(delay), TimeUnit.NANOSECONDS);
    };
  }

  /** A delay of more than 292 years is one of 292 years. */
  private static long nanos(Duration delay) {
    return Math.max(0, TimeUnit.NANOSECONDS.convert(delay));
  }

  /** Forgets all timers. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
