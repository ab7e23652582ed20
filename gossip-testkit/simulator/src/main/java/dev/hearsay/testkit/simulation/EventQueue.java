// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Virtual time: what is to happen, in the order in which it happens. Events at the same moment
 * happen in the order in which they were planned.
 */
public final class EventQueue {

  private final EventHeap events = new EventHeap();
  private final Instant epoch;
  private long nowNanos;
  private long happened;

  /** A queue whose wall clock shows {@code epoch} at the beginning. */
  public EventQueue(Instant epoch) {
    this.epoch = epoch;
  }

  /**
   * Plans something; at once if the delay is zero or negative, but never before what is planned for
   * now already. A delay of more than 292 years ends with virtual time itself.
   */
  public void plan(Duration delay, Runnable action) {
    planNanos(TimeUnit.NANOSECONDS.convert(delay), action);
  }

  /** Plans something after a delay in nanoseconds: see {@link #plan}. */
  public void planNanos(long delay, Runnable action) {
    long nanos = Math.max(0, delay);
    long atNanos = Math.min(nanos, Long.MAX_VALUE - nowNanos) + nowNanos;
    events.add(atNanos, action);
  }

  /** A scheduler whose timers end in {@code sink} at their virtual time, punctually. */
  public <T> Scheduler<T> into(Consumer<? super T> sink) {
    return (delay, timer) -> plan(delay, () -> sink.accept(timer));
  }

  /** The present moment. */
  public Now now() {
    return new Now(nowNanos, epoch.plusNanos(nowNanos));
  }

  /** Virtual time since the beginning. */
  public Duration elapsed() {
    return Duration.ofNanos(nowNanos);
  }

  /** The same in nanoseconds. */
  long elapsedNanos() {
    return nowNanos;
  }

  /** How many events have happened. */
  public long happened() {
    return happened;
  }

  /** Lets everything happen that is planned for the next {@code duration}. */
  public void run(Duration duration) {
    long end = nowNanos + duration.toNanos();
    while (!events.isEmpty() && events.firstNanos() <= end) {
      step();
    }
    nowNanos = end;
  }

  /** Lets the next event happen. Returns false if nothing is planned. */
  public boolean step() {
    if (events.isEmpty()) {
      return false;
    }
    nowNanos = events.firstNanos();
    happened++;
    events.remove().run();
    return true;
  }
}
