// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockTimer;
import dev.hearsay.domain.id.ChannelId;

/** The timers of the channels. */
public sealed interface ChannelTimer {

  /**
   * A timer of one channel.
   *
   * @param membership which joining of the channel set it; one of an earlier joining is ignored
   */
  record OfChannel(ChannelId channel, long membership, ChannelAlarm alarm)
      implements ChannelTimer {}

  /**
   * A timer of the blocks of one channel.
   *
   * @param membership which joining of the channel set it
   */
  record OfBlocks(ChannelId channel, long membership, BlockTimer timer) implements ChannelTimer {}

  /** State infos of channels that were not joined may have aged out. */
  record SweepUnknown() implements ChannelTimer {}
}
