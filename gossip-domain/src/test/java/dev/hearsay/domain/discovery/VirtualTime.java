// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** A clock that moves when it is told to, and what is to happen on the way. */
final class VirtualTime {

  private record Due(long atNanos, long order, Runnable action) {}

  private static final Instant EPOCH = Instant.parse("2030-01-01T00:00:00Z");

  private final Queue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos).thenComparingLong(Due::order));
  private long nanos;
  private long scheduled;

  Now now() {
    return new Now(nanos, EPOCH.plusNanos(nanos));
  }

  void schedule(Duration delay, Runnable action) {
    agenda.add(new Due(nanos + Math.max(0, delay.toNanos()), scheduled++, action));
  }

  /** Moves on while nothing happens: what is due meanwhile is late. */
  void standStill(Duration duration) {
    nanos += duration.toNanos();
  }

  /** Moves on and lets happen all that is due, in order. */
  void advance(Duration duration) {
    long end = nanos + duration.toNanos();
    for (Due next = agenda.peek(); next != null && next.atNanos() <= end; next = agenda.peek()) {
      agenda.remove();
      nanos = Math.max(nanos, next.atNanos());
      next.action().run();
    }
    nanos = end;
  }
}
