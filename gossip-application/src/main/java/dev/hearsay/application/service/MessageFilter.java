// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Interest;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a subscriber wants to hear. The node judges the interest; the predicate is the subscriber's
 * code and runs on the thread that reads the subscription, so messages that it refuses have had a
 * place in the queue.
 *
 * @param interest kinds of content and channel
 * @param predicate the rest
 * @param <T> the messages of the subscription
 */
public record MessageFilter<T>(Interest interest, Predicate<? super T> predicate) {

  /** Everything. */
  public static <T> MessageFilter<T> everything() {
    return new MessageFilter<>(Interest.EVERYTHING, message -> true);
  }

  /** The blocks of a channel, whichever way they come. */
  public static MessageFilter<ChannelMessage> blocksOf(ChannelId channel) {
    return MessageFilter.<ChannelMessage>everything().in(channel).saying(Content.DataMessage.class);
  }

  /** The same, of one channel only. State infos that arrive unchecked name no channel. */
  public MessageFilter<T> in(ChannelId channel) {
    return new MessageFilter<>(new Interest(interest.contents(), channel), predicate);
  }

  /** The same, of these kinds of content only. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  public final MessageFilter<T> saying(Class<? extends Content>... contents) {
    return new MessageFilter<>(new Interest(List.of(contents), interest.channel()), predicate);
  }

  /** The same, as far as {@code condition} holds as well. */
  public MessageFilter<T> where(Predicate<? super T> condition) {
    return new MessageFilter<>(
        interest, message -> predicate.test(message) && condition.test(message));
  }
}
