// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says when the own ledger height is told before the publish interval is over.
 *
 * <p>A node that missed the last block of a burst learns of it by the state infos of others only.
 * So once the height has stood still for a moment, a node tells it at once, unless enough others of
 * its organization, from which alone blocks are pulled, were heard to be as far meanwhile. The
 * moment is drawn by lot: the first to speak make the others silent. What stays untold here is told
 * when the interval is over.
 */
final class Announcer {

  private final AnnouncementSettings settings;
  private final Randomness randomness;
  private final Consumer<Duration> timer;
  private final Set<PkiId> asFar = new LinkedHashSet<>();
  private long height;
  private boolean waiting;
  private boolean armed;
  private long dueNanos;
  private boolean everSpoken;
  private long spokenNanos;

  /**
   * An announcer with nothing to tell.
   *
   * @param timer sets a timer, whose return is to be told by {@link #timer}
   */
  Announcer(AnnouncementSettings settings, Randomness randomness, Consumer<Duration> timer) {
    this.settings = settings;
    this.randomness = randomness;
    this.timer = timer;
  }

  /** The own ledger has another height. */
  void heightIs(long changed, Now now) {
    height = changed;
    asFar.clear();
    waiting = true;
    dueNanos = now.elapsedNanos() + pause();
    arm(now);
  }

  private long pause() {
    long min = settings.minDelay().toNanos();
    long spread = settings.maxDelay().toNanos() - min;
    return min + Long.remainderUnsigned(randomness.nextLong(), spread + 1);
  }

  /** Somebody of the own organization states this height. */
  void heard(PkiId author, long stated) {
    if (waiting && !BlockNumbers.isBelow(stated, height) && asFar.size() < settings.redundancy()) {
      asFar.add(author);
    }
  }

  /** The timer came back: whether to tell now. */
  boolean timer(Now now) {
    armed = false;
    if (!waiting) {
      return false;
    }
    if (now.elapsedNanos() < dueNanos) {
      arm(now);
      return false;
    }
    if (asFar.size() >= settings.redundancy()) {
      waiting = false;
      return false;
    }
    if (everSpoken && !now.hasPassed(settings.gap(), spokenNanos)) {
      dueNanos = spokenNanos + settings.gap().toNanos();
      arm(now);
      return false;
    }
    return true;
  }

  /** The own height was told, for whatever reason. */
  void told(Now now) {
    waiting = false;
    everSpoken = true;
    spokenNanos = now.elapsedNanos();
  }

  private void arm(Now now) {
    if (!armed) {
      armed = true;
      timer.accept(Duration.ofNanos(dueNanos - now.elapsedNanos()));
    }
  }
}
