// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.rehearsal;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Time that stands still until it is moved; what is due happens in order. */
public final class VirtualTime {

  /** Where the wall clock begins. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private record Due(long atNanos, long number, Consumer<Now> action) {}

  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::number));
  private long nanos = 1_000;
  private Instant wall = START;
  private long scheduled;

  public Now now() {
    return new Now(nanos, wall);
  }

  /** Does something after {@code delay}. */
  public void after(Duration delay, Consumer<Now> action) {
    queue.add(new Due(nanos + Math.max(0, delay.toNanos()), scheduled++, action));
  }

  /** A scheduler that gives its timers to {@code room}. */
  public <T> Scheduler<T> scheduler(BiConsumer<T, Now> room) {
    return (delay, timer) -> after(delay, now -> room.accept(timer, now));
  }

  /** Moves both clocks and does what becomes due on the way. */
  public void advance(Duration duration) {
    long until = nanos + duration.toNanos();
    while (!queue.isEmpty() && queue.element().atNanos() <= until) {
      Due due = queue.remove();
      moveTo(due.atNanos());
      due.action().accept(now());
    }
    moveTo(until);
  }

  /** Moves the wall clock alone. */
  public void jumpWall(Duration duration) {
    wall = wall.plus(duration);
  }

  /** How many timers are set. */
  public int pending() {
    return queue.size();
  }

  private void moveTo(long target) {
    wall = wall.plusNanos(target - nanos);
    nanos = target;
  }
}
