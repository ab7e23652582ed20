// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Back-pressure: publishers whose message is stored but who are told so only when little enough
 * waits to be pushed. Bounded in number; whoever comes then is refused before anything is stored.
 *
 * <p>Owned by the node loop.
 */
final class WaitingPublishers {

  private final ServiceSettings settings;
  private final Supplier<Load> unpushed;
  private final Replies replies;
  private final Queue<Long> waiting = new ArrayDeque<>();

  /**
   * Nobody waits.
   *
   * @param unpushed how many blocks wait in the push buffer and in the lanes
   */
  WaitingPublishers(ServiceSettings settings, Supplier<Load> unpushed, Replies replies) {
    this.settings = settings;
    this.unpushed = unpushed;
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
    waiting.add(ticket);
  }

  /** Lets publishers go on, in the order in which they came. Called at the end of each step. */
  void release() {
    while (!waiting.isEmpty() && unpushed.get().isWithin(settings.unpushed())) {
      replies.replied(waiting.remove(), new Reply.Done());
    }
  }
}
