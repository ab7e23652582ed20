// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import dev.hearsay.domain.message.MessageComparator;
import dev.hearsay.domain.message.SignedMessage;
import java.util.function.Function;

/**
 * What a store must know of its messages.
 *
 * @param <K> what identifies a message
 * @param <M> the messages
 */
public interface MessageRules<K, M> {

  /** What the message is about: two messages with equal keys never stand side by side. */
  K keyOf(M message);

  /**
   * Whether {@code fresh} takes the place of {@code stored}, which has an equal key; else it is
   * refused.
   */
  boolean supersedes(M fresh, M stored);

  /** The bytes that the message takes, never negative. */
  int weigh(M message);

  /**
   * The rules of signed messages: Fabric's comparator decides, and the envelope is the weight
   * (dissemination §5.1).
   *
   * @param keyOf usually the author; where a store holds several channels, the author and the
   *     channel
   */
  static <K> MessageRules<K, SignedMessage> signed(Function<SignedMessage, K> keyOf) {
    MessageComparator comparator = new MessageComparator(0);
    return new MessageRules<>() {
      @Override
      public K keyOf(SignedMessage message) {
        return keyOf.apply(message);
      }

      @Override
      public boolean supersedes(SignedMessage fresh, SignedMessage stored) {
        return comparator.compare(fresh.content(), stored.content())
            == MessageComparator.Relation.INVALIDATES;
      }

      @Override
      public int weigh(SignedMessage message) {
        return message.envelope().weight();
      }
    };
  }
}
