// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.TagRules;

/**
 * What a pull engine is about.
 *
 * @param type blocks or identities
 * @param channel the channel of the blocks; {@link ChannelId#NONE} for identities
 */
public record PullTopic(PullType type, ChannelId channel) {

  /** The identities of all peers. */
  public static final PullTopic IDENTITIES = new PullTopic(PullType.IDENTITY, ChannelId.NONE);

  /** The blocks of a channel. */
  public static PullTopic blocksOf(ChannelId channel) {
    return new PullTopic(PullType.BLOCK, channel);
  }

  /** A message of this topic; the nonce of the exchange stands in the content only (wire §2.5). */
  GossipMessage message(Content.Pull content) {
    return new GossipMessage(0, channel, TagRules.tagFor(content), content);
  }
}
