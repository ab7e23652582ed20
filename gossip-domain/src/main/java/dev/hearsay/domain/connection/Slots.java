// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a bounded number of jobs run at a time; others wait, first come first served, and no job is
 * under way twice.
 *
 * @param <K> what names a job
 */
final class Slots<K> {

  private final int concurrent;
  private final int maxWaiting;
  private final Set<K> running = new LinkedHashSet<>();
  private final Set<K> waiting = new LinkedHashSet<>();

  Slots(int concurrent, int maxWaiting) {
    this.concurrent = concurrent;
    this.maxWaiting = maxWaiting;
  }

  /** Enters a job; false if too many wait. A job that is under way already is joined. */
  boolean submit(K job) {
    if (isUnderWay(job)) {
      return true;
    }
    return waiting.size() < maxWaiting && waiting.add(job);
  }

  /** The next job to be started, if one waits and there is room. */
  Optional<K> next() {
    if (running.size() >= concurrent || waiting.isEmpty()) {
      return Optional.empty();
    }
    K job = waiting.iterator().next();
    waiting.remove(job);
    running.add(job);
    return Optional.of(job);
  }

  /** Whether a job runs or waits. */
  boolean isUnderWay(K job) {
    return running.contains(job) || waiting.contains(job);
  }

  /** Forgets a job; true if it had not begun. */
  boolean withdraw(K job) {
    return waiting.remove(job);
  }

  /** Ends a job, running or waiting. */
  void release(K job) {
    running.remove(job);
    waiting.remove(job);
  }
}
