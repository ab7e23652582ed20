// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Replies;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a simulated node said to its embedder, in all its lives. */
public final class RecordedReplies implements Replies {

  private final Map<Long, Reply> replies = new LinkedHashMap<>();
  private final List<ChannelMessage> delivered = new ArrayList<>();
  private final List<ReceivedMessage> passedThrough = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final List<Long> lagging = new ArrayList<>();

  /** Blocks from one number on and below another that a subscriber will not get any more. */
  public record Loss(long subscription, ChannelId channel, long from, long to) {}

  /** Without any reply. */
  public RecordedReplies() {}

  @Override
  public void replied(long ticket, Reply reply) {
    replies.put(ticket, reply);
  }

  @Override
  public void delivered(long subscription, ChannelMessage message) {
    delivered.add(message);
  }

  @Override
  public void givenUp(long subscription, ChannelId channel, long from, long to) {
    losses.add(new Loss(subscription, channel, from, to));
  }

  @Override
  public void lagging(long subscription) {
    lagging.add(subscription);
  }

  @Override
  public void passedThrough(long subscription, ReceivedMessage message) {
    passedThrough.add(message);
  }

  /** The reply to a command; empty as long as there is none. */
  public Optional<Reply> to(long ticket) {
    return Optional.ofNullable(replies.get(ticket));
  }

  /** What channels delivered, in order; once for each subscription that wanted it. */
  public List<ChannelMessage> delivered() {
    return List.copyOf(delivered);
  }

  /** What channels gave up, in order; once for each subscription that was told. */
  public List<Loss> losses() {
    return List.copyOf(losses);
  }

  /** Whose subscriber had too many blocks unread for long, once for each time it was said. */
  public List<Long> lagging() {
    return List.copyOf(lagging);
  }

  /** What arrived and was wanted unverified, in order. */
  public List<ReceivedMessage> passedThrough() {
    return List.copyOf(passedThrough);
  }
}
