// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import dev.hearsay.domain.id.ChannelId;

/**
 * A message in the core's own words.
 *
 * @param nonce correlates requests, answers and acknowledgements; 0 otherwise
 * @param channel the channel it belongs to, {@link ChannelId#NONE} for messages that name none
 * @param tag where it may travel
 * @param content what it says
 */
public record GossipMessage(long nonce, ChannelId channel, Tag tag, Content content) {

  /** A message of no channel without a nonce, with the tag that its content requires. */
  public static GossipMessage of(Content content) {
    return of(0, content);
  }

  /** A message of no channel, with the tag that its content is sent with. */
  public static GossipMessage of(long nonce, Content content) {
    return new GossipMessage(nonce, ChannelId.NONE, TagRules.tagFor(content), content);
  }
}
