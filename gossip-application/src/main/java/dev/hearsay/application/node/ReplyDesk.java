// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Keeps back what the node has to say to its embedder until the step is over, so that whoever hears
 * of an effect also sees it. Owned by the node loop.
 */
final class ReplyDesk implements Replies {

  private final Replies embedder;
  private final Queue<Runnable> kept = new ArrayDeque<>();

  ReplyDesk(Replies embedder) {
    this.embedder = embedder;
  }

  @Override
  public void replied(long ticket, Reply reply) {
    if (ticket != 0) {
      kept.add(() -> embedder.replied(ticket, reply));
    }
  }

  @Override
  public void delivered(long subscription, ChannelMessage message) {
    kept.add(() -> embedder.delivered(subscription, message));
  }

  @Override
  public void givenUp(long subscription, ChannelId channel, long from, long to) {
    kept.add(() -> embedder.givenUp(subscription, channel, from, to));
  }

  @Override
  public void lagging(long subscription) {
    kept.add(() -> embedder.lagging(subscription));
  }

  @Override
  public void passedThrough(long subscription, ReceivedMessage message) {
    kept.add(() -> embedder.passedThrough(subscription, message));
  }

  /** Says all that was kept back, in order. Called at the end of each step. */
  void flush() {
    for (Runnable next = kept.poll(); next != null; next = kept.poll()) {
      next.run();
    }
  }
}
