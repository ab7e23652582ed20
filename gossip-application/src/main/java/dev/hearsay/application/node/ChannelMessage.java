// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;

/**
 * A message that a channel delivered after it was verified: a block, the state info of a peer, or a
 * word about leadership.
 *
 * @param channel the channel; state infos do not name it themselves
 * @param signed the message with its original bytes
 */
public record ChannelMessage(ChannelId channel, SignedMessage signed) {

  /** What the message says. */
  public Content content() {
    return signed.content();
  }
}
