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
   * What one joining of a channel asked for. The answer is for that joining alone: the rules of a
   * later one may be others.
   */
  sealed interface OfJoining extends ChannelOrigin {
    /** The channel. */
    ChannelId channel();

    /** The number of the joining. */
    long joining();
  }

  /**
   * A state info of a channel that is joined.
   *
   * @param pushed whether it came by itself, and so goes on if it is news; else in a snapshot
   */
  record OfStateInfo(ChannelId channel, long joining, PkiId from, boolean pushed)
      implements OfJoining {}

  /** A leadership message. */
  record OfLeadership(ChannelId channel, long joining, PkiId from) implements OfJoining {}

  /**
   * A state info that is stored, judged by a new configuration.
   *
   * @param author who said it; nobody brought it again
   * @param time the state info that is judged
   * @param round which of the joining's configurations it is judged by
   */
  record OfReverification(ChannelId channel, long joining, PkiId author, PeerTime time, long round)
      implements OfJoining {
    @Override
    public PkiId from() {
      return author;
    }
  }

  /** A state info of a channel that this node has not joined. */
  record OfUnknownChannel(PkiId from) implements ChannelOrigin {}
}
