// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.port.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Timers that ring when the test says so, in the order in which they are due. */
final class ManualTimers implements Scheduler<ConnectionTimer> {

  /** A timer and the moment at which it rings. */
  record Alarm(long dueNanos, long order, ConnectionTimer timer) {}

  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(
          Comparator.comparingLong(Alarm::dueNanos).thenComparingLong(Alarm::order));
  private long nowNanos;
  private long count;

  @Override
  public void schedule(Duration delay, ConnectionTimer timer) {
    alarms.add(new Alarm(nowNanos + Math.max(0, delay.toNanos()), count++, timer));
  }

  long nowNanos() {
    return nowNanos;
  }

  /**
   * The next timer due until {@code untilNanos}; time moves to its moment, or to the end if there
   * is none.
   */
  Optional<ConnectionTimer> ring(long untilNanos) {
    Alarm first = alarms.peek();
    if (first == null || first.dueNanos() > untilNanos) {
      nowNanos = untilNanos;
      return Optional.empty();
    }
    alarms.poll();
    nowNanos = Math.max(nowNanos, first.dueNanos());
    return Optional.of(first.timer());
  }
}
