// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;

/**
 * Everything that the check of a block needs, so that it can be done away from the node loop.
 *
 * @param channel the channel that the block must belong to
 * @param message the data message that brought it
 * @param data what the message says
 */
public record BlockCheck(ChannelId channel, SignedMessage message, Content.DataMessage data) {

  /** The number that the message claims for the block, unsigned. */
  public long number() {
    return data.payload().number();
  }

  /** The serialized block. */
  public Bytes block() {
    return data.payload().block();
  }
}
