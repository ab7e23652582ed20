// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Replies;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;

/** Notes what is said to an embedder. */
final class WatchedReplies implements Replies {

  private final Replies replies;
  private final StepWatch watch;

  WatchedReplies(Replies replies, StepWatch watch) {
    this.replies = replies;
    this.watch = watch;
  }

  @Override
  public void replied(long ticket, Reply reply) {
    watch.effect("replied", ticket, reply);
    replies.replied(ticket, reply);
  }

  @Override
  public void delivered(long subscription, ChannelMessage message) {
    watch.effect("delivered", subscription + " " + message.channel(), message.signed().envelope());
    replies.delivered(subscription, message);
  }

  @Override
  public void givenUp(long subscription, ChannelId channel, long from, long to) {
    watch.effect("given up", subscription, channel, from, to);
    replies.givenUp(subscription, channel, from, to);
  }

  @Override
  public void lagging(long subscription) {
    watch.effect("lagging", subscription);
    replies.lagging(subscription);
  }

  @Override
  public void passedThrough(long subscription, ReceivedMessage message) {
    watch.effect(
        "passed through", subscription + " " + message.from().link(), message.signed().envelope());
    replies.passedThrough(subscription, message);
  }
}
