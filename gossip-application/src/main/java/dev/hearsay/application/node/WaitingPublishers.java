// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Back-pressure: publishers whose message is stored but who are told so only when little enough
 * waits to be pushed. Bounded in number; whoever comes then is refused before anything is stored.
 *
 * <p>Peers that are slow slow the publishers down; those that read nothing do not stop them. What
 * has not moved at all for a while counts no more until it does: their lanes are full soon, and
 * lose what pull may bring them later.
 *
 * <p>Owned by the node loop.
 */
final class WaitingPublishers {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ServiceSettings settings;
  private final Supplier<Load> unpushed;
  private final Supplier<Now> now;
  private final Replies replies;
  private final Queue<Long> waiting = new ArrayDeque<>();
  private Load seen = Load.NONE;
  private Load stuck = Load.NONE;
  private long movedNanos;

  /**
   * Nobody waits.
   *
   * @param unpushed how many blocks wait in the push buffer and in the lanes
   * @param now the time of the step that is being taken
   */
  WaitingPublishers(
      ServiceSettings settings, Supplier<Load> unpushed, Supplier<Now> now, Replies replies) {
    this.settings = settings;
    this.unpushed = unpushed;
    this.now = now;
    this.replies = replies;
  }

  /** Whether one more publisher may wait; if not it is refused. */
  boolean admits(long ticket) {
    if (waiting.size() < settings.maxWaitingPublishers()) {
      return true;
    }
    replies.replied(ticket, new Reply.TooManyWaiting(waiting.size()));
    return false;
  }

  /** A message was stored and is about to be pushed: its publisher waits its turn. */
  void published(long ticket) {
    if (waiting.isEmpty()) {
      movedNanos = now.get().elapsedNanos();
    }
    waiting.add(ticket);
  }

  /** Lets publishers go on, in the order in which they came. Called at the end of each step. */
  void release() {
    if (!waiting.isEmpty()) {
      look(unpushed.get());
    }
    while (!waiting.isEmpty() && unpushed.get().minus(stuck).isWithin(settings.unpushed())) {
      replies.replied(waiting.remove(), new Reply.Done());
    }
  }

  private void look(Load current) {
    if (!seen.isWithin(current)) {
      movedNanos = now.get().elapsedNanos();
    }
    seen = current;
    stuck = stuck.isWithin(current) ? stuck : current;
    if (now.get().hasPassed(PATIENCE, movedNanos)) {
      stuck = current;
    }
  }
}
