// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerifiedBlock;
import dev.hearsay.domain.trust.VerifiedMessage;

/**
 * What channels have to say to the node. Called on the node loop, after their state has changed.
 */
public interface ChannelListener {

  /**
   * A pushed state info or a leadership message is genuine and news: subscribers may have it.
   *
   * @param from who brought it
   */
  void delivered(ChannelId channel, VerifiedMessage message, PkiId from, Now now);

  /** A block is genuine and new; said once for each number. */
  void blockDelivered(VerifiedBlock block, BlockRoute route, PkiId from, Now now);

  /**
   * Blocks of a channel with numbers from {@code from} on and below {@code to}, both unsigned, that
   * were not delivered so far will not be any more.
   */
  void blocksGivenUp(ChannelId channel, long from, long to, Now now);

  /**
   * A configuration is in force: the anchors that it names are to be contacted (discovery §10.4).
   */
  void configured(ChannelConfig config, Now now);

  /**
   * This node has left a channel and had time to say so: nobody need be trusted for the channel's
   * sake any more. Not said if it was joined again meanwhile.
   */
  void released(ChannelId channel, Now now);

  /**
   * Somebody speaks whose identity is unknown: it would be worth pulling. The message is refused.
   */
  void unknownAuthor(PkiId author, Now now);
}
