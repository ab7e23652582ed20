// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;

/** Why channels have a message verified, so that they know it again when the answer comes. */
public sealed interface ChannelOrigin {

  /** Who handed the message over. */
  PkiId from();

  /**
   * A state info of a channel that is joined.
   *
   * @param pushed whether it came by itself, and so goes on if it is news; else in a snapshot
   */
  record OfStateInfo(ChannelId channel, PkiId from, boolean pushed) implements ChannelOrigin {}

  /** A state info of a channel that this node has not joined. */
  record OfUnknownChannel(PkiId from) implements ChannelOrigin {}

  /** A leadership message. */
  record OfLeadership(ChannelId channel, PkiId from) implements ChannelOrigin {}

  /**
   * A state info that is stored, judged by a new configuration.
   *
   * @param author who said it; nobody brought it again
   * @param time the state info that is judged
   * @param round which of the channel's configurations it is judged by
   */
  record OfReverification(ChannelId channel, PkiId author, PeerTime time, long round)
      implements ChannelOrigin {
    @Override
    public PkiId from() {
      return author;
    }
  }
}
