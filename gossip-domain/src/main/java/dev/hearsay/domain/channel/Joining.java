// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.Randomness;
import java.time.Duration;

/**
 * One joining of one channel: what its parts have in common.
 *
 * @param here what all channels know
 * @param channel the channel
 * @param number numbers the joinings of all channels, so that what was set going by an earlier one
 *     is told apart
 * @param randomness the stream of this joining; each part forks from it
 */
record Joining(Surroundings here, ChannelId channel, long number, Randomness randomness) {

  /** Sets a timer. */
  void remind(Duration delay, ChannelAlarm alarm) {
    here.ports().timers().schedule(delay, new ChannelTimer.OfChannel(channel, number, alarm));
  }

  /** Counts the refusal of a message. */
  void refuse(Rejection reason, ReceivedMessage message, String detail) {
    here.refuse(reason, message.from().peer().pkiId(), channel, detail);
  }
}
