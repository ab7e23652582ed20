// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a part of a node has to say to the embedder. */
final class RecordedSayings implements Replies {

  record Said(long ticket, Reply reply) {}

  final List<Said> replies = new ArrayList<>();
  final List<Long> delivered = new ArrayList<>();
  final List<Long> passedThrough = new ArrayList<>();
  final List<Long> lagging = new ArrayList<>();
  final List<GivenUp> givenUp = new ArrayList<>();

  record GivenUp(long subscription, ChannelId channel, long from, long to) {}

  @Override
  public void replied(long ticket, Reply reply) {
    replies.add(new Said(ticket, reply));
  }

  @Override
  public void delivered(long subscription, ChannelMessage message) {
    delivered.add(subscription);
  }

  @Override
  public void givenUp(long subscription, ChannelId channel, long from, long to) {
    givenUp.add(new GivenUp(subscription, channel, from, to));
  }

  @Override
  public void lagging(long subscription) {
    lagging.add(subscription);
  }

  @Override
  public void passedThrough(long subscription, ReceivedMessage message) {
    passedThrough.add(subscription);
  }
}
