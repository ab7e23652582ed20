// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Time as one node's machine shows it. Without any fault it is virtual time itself.
 *
 * <p>A jump moves the wall clock only, as a correction of the time of day does. Drift makes both
 * clocks run faster or slower, as a bad crystal does: timers come early or late with it. Several
 * jumps and drifts add up, so that each can be taken back on its own.
 */
public final class NodeClock {

  private static final int WHOLE = 1_000;
  private static final Duration LONGEST_TIMER = Duration.ofDays(36_500);

  private final EventQueue events;
  private long trueAnchor;
  private long shownAnchor;
  private int drift;
  private Duration ahead = Duration.ZERO;

  NodeClock(EventQueue events) {
    this.events = events;
    this.trueAnchor = events.elapsedNanos();
    this.shownAnchor = trueAnchor;
  }

  /** What both clocks show. */
  public Now now() {
    Now real = events.now();
    long shown = elapsedNanos();
    return new Now(shown, real.wall().plusNanos(shown - real.elapsedNanos()).plus(ahead));
  }

  /** Moves the wall clock; a negative {@code distance} moves it back. */
  public void jump(Duration distance) {
    ahead = ahead.plus(distance);
  }

  /**
   * Makes both clocks run faster from now on, in parts per thousand of true time; slower if
   * negative.
   *
   * @throws IllegalArgumentException if time would stand still or run backwards with this
   */
  public void drift(int perThousand) {
    if (drift + perThousand <= -WHOLE) {
      throw new IllegalArgumentException(
          "a drift of " + (drift + perThousand) + " parts per thousand leaves no time");
    }
    shownAnchor = elapsedNanos();
    trueAnchor = events.elapsedNanos();
    drift += perThousand;
  }

  /** A scheduler whose timers end in {@code sink} when so much time has passed by this clock. */
  <T> Scheduler<T> into(Consumer<? super T> sink) {
    return (delay, timer) -> {
      Duration bounded = delay.compareTo(LONGEST_TIMER) < 0 ? delay : LONGEST_TIMER;
      planFor(elapsedNanos() + bounded.toNanos(), () -> sink.accept(timer));
    };
  }

  /** Who wakes too early, because the clock has become slower meanwhile, sleeps again. */
  private void planFor(long dueNanos, Runnable action) {
    events.planNanos(
        trueNanos(dueNanos - elapsedNanos()),
        () -> {
          if (elapsedNanos() < dueNanos) {
            planFor(dueNanos, action);
          } else {
            action.run();
          }
        });
  }

  private long elapsedNanos() {
    long since = events.elapsedNanos() - trueAnchor;
    return shownAnchor + since + since / WHOLE * drift + since % WHOLE * drift / WHOLE;
  }

  /** True time until this clock shows {@code nanos} more, or a moment later. */
  private long trueNanos(long nanos) {
    if (drift == 0 || nanos <= 0) {
      return nanos;
    }
    long rate = (long) WHOLE + drift;
    return nanos / rate * WHOLE + Math.ceilDiv(nanos % rate * WHOLE, rate);
  }
}
