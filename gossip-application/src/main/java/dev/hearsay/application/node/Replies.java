// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;

/**
 * What a node says to its embedder. Called on the node loop, after the step that had something to
 * say, so that the node's view shows it already. An implementation never blocks and never throws.
 */
public interface Replies {

  /**
   * A command has ended; said exactly once for each ticket but 0, unless the node stops before.
   *
   * @param ticket as given with the command
   */
  void replied(long ticket, Reply reply);

  /** A message for a subscriber of what channels deliver. */
  void delivered(long subscription, ChannelMessage message);

  /**
   * For a subscriber of what channels deliver: blocks of a channel with numbers from {@code from}
   * on and below {@code to}, both unsigned, that were not delivered so far will not be any more.
   */
  void givenUp(long subscription, ChannelId channel, long from, long to);

  /**
   * A subscriber of what channels deliver has had too many blocks unread for as long as a reader
   * may take, and its channels admit no more; said again after as long again. Whoever sees that it
   * reads nothing at all ends the subscription.
   */
  void lagging(long subscription);

  /** A message for a subscriber of what arrives, verified or not. */
  void passedThrough(long subscription, ReceivedMessage message);
}
