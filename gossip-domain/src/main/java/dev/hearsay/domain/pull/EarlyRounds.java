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

  /** Sets the timer for the early round that is wanted, if there is one; no round is running. */
  void arm(Now now) {
    if (wished && !armed) {
      armed = true;
      timers.schedule(
          everBegun ? gap.minus(now.since(lastBeginNanos)) : Duration.ZERO, new PullTimer.Early());
    }
  }

  /** The timer came back: whether the early round is still wanted. */
  boolean due() {
    armed = false;
    return wished;
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
