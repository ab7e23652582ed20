// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.time.Duration;

/**
 * Says when a round may begin before its time.
 *
 * <p>Between the beginnings of two rounds lies at least the gap. An early round that brings nothing
 * doubles the gap, up to the pull interval, so that false evidence cannot keep a node asking; one
 * that brings something resets it.
 */
final class EarlyRounds {

  private final PullSettings settings;
  private final Scheduler<PullTimer> timers;
  private Duration gap;
  private long lastBeginNanos;
  private boolean everBegun;
  private boolean wished;
  private boolean armed;
  private long armedForNanos;
  private boolean runsEarly;
  private boolean fruitful;

  EarlyRounds(PullSettings settings, Scheduler<PullTimer> timers) {
    this.settings = settings;
    this.timers = timers;
    this.gap = settings.earlyRoundGap();
  }

  /** An early round is wanted. */
  void wish() {
    wished = true;
  }

  /** An early round is wanted, and that others were in vain is no reason to wait. */
  void wishUrgently() {
    wished = true;
    gap = settings.earlyRoundGap();
  }

  /** Sets the timer for the early round that is wanted, if there is one; no round is running. */
  void arm(Now now) {
    Duration wait = wait(now);
    long dueNanos = now.elapsedNanos() + wait.toNanos();
    if (wished && (!armed || dueNanos - armedForNanos < 0)) {
      armed = true;
      armedForNanos = dueNanos;
      timers.schedule(wait, new PullTimer.Early());
    }
  }

  private Duration wait(Now now) {
    Duration left = everBegun ? gap.minus(now.since(lastBeginNanos)) : Duration.ZERO;
    return left.isNegative() ? Duration.ZERO : left;
  }

  /**
   * A timer came back: whether an early round is still wanted, and may begin. If one is wanted that
   * may not, because another round began meanwhile, the timer is to be set again.
   */
  boolean due(Now now) {
    armed = armed && now.elapsedNanos() - armedForNanos < 0;
    return wished && wait(now).isZero();
  }

  /** A round began. */
  void begun(boolean early, Now now) {
    everBegun = true;
    lastBeginNanos = now.elapsedNanos();
    wished = false;
    runsEarly = early;
    fruitful = false;
  }

  /** The round brought something. */
  void fruitful() {
    fruitful = true;
    gap = settings.earlyRoundGap();
  }

  /** The round ended. */
  void ended() {
    if (runsEarly && !fruitful) {
      Duration doubled = gap.multipliedBy(2);
      gap = doubled.compareTo(settings.pullInterval()) < 0 ? doubled : settings.pullInterval();
    }
    runsEarly = false;
  }
}
