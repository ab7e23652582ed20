// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets each subject through once per interval and counts what it holds back.
 *
 * <p>Bounded: when as many subjects as it remembers were let through within the interval, it holds
 * back all others too, so that somebody who invents names gains nothing. Thread-safe; the lock is
 * held for one look-up.
 *
 * @param <K> a subject, with value equality
 */
final class RepeatFilter<K> {
  private final long intervalNanos;
  private final int capacity;

  /** Ordered by the time of the last passage. */
  private final Map<K, Passage> passages = new LinkedHashMap<>();

  private long strangers;

  /**
   * A filter that remembers {@code capacity} subjects.
   *
   * @throws IllegalArgumentException if the interval or the capacity is not positive
   */
  RepeatFilter(Duration interval, int capacity) {
    if (!interval.isPositive() || capacity < 1) {
      throw new IllegalArgumentException(
          "interval " + interval + " and capacity " + capacity + " must be positive");
    }
    this.intervalNanos = interval.toNanos();
    this.capacity = capacity;
  }

  /**
   * What was held back before a passage.
   *
   * @param same of the same subject since its last passage
   * @param others of subjects for which there was no room, since the last passage of anybody
   */
  record HeldBack(long same, long others) {}

  private static final class Passage {
    private final long atNanos;
    private long heldBack;

    private Passage(long atNanos) {
      this.atNanos = atNanos;
    }
  }

  /**
   * Asks for passage.
   *
   * @param elapsedNanos the time on a clock that only moves forward
   * @return what was held back before, or empty if this one is held back
   */
  synchronized Optional<HeldBack> pass(K subject, long elapsedNanos) {
    Passage last = passages.get(subject);
    if (last == null) {
      return hasRoom(elapsedNanos) ? let(subject, elapsedNanos, 0) : holdBackStranger();
    }
    if (isRecent(last, elapsedNanos)) {
      last.heldBack++;
      return Optional.empty();
    }
    passages.remove(subject);
    return let(subject, elapsedNanos, last.heldBack);
  }

  private Optional<HeldBack> let(K subject, long elapsedNanos, long same) {
    passages.put(subject, new Passage(elapsedNanos));
    HeldBack before = new HeldBack(same, strangers);
    strangers = 0;
    return Optional.of(before);
  }

  private Optional<HeldBack> holdBackStranger() {
    strangers++;
    return Optional.empty();
  }

  private boolean hasRoom(long elapsedNanos) {
    if (passages.size() < capacity) {
      return true;
    }
    Map.Entry<K, Passage> oldest = passages.entrySet().iterator().next();
    if (isRecent(oldest.getValue(), elapsedNanos)) {
      return false;
    }
    strangers += oldest.getValue().heldBack;
    passages.remove(oldest.getKey());
    return true;
  }

  private boolean isRecent(Passage passage, long elapsedNanos) {
    return elapsedNanos - passage.atNanos < intervalNanos;
  }
}
