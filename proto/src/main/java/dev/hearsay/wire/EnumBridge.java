// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.wire.gossip.GossipMessage;
import dev.hearsay.wire.gossip.PullMsgType;

/**
 * The numbered choices of the wire (wire §2.2). A number that this version does not know means
 * undefined.
 */
final class EnumBridge {

  private EnumBridge() {}

  static Tag fromWire(GossipMessage.Tag tag) {
    return switch (tag) {
      case UNDEFINED, UNRECOGNIZED -> Tag.UNDEFINED;
      case EMPTY -> Tag.EMPTY;
      case ORG_ONLY -> Tag.ORG_ONLY;
      case CHAN_ONLY -> Tag.CHAN_ONLY;
      case CHAN_AND_ORG -> Tag.CHAN_AND_ORG;
      case CHAN_OR_ORG -> Tag.CHAN_OR_ORG;
    };
  }

  static GossipMessage.Tag toWire(Tag tag) {
    return switch (tag) {
      case UNDEFINED -> GossipMessage.Tag.UNDEFINED;
      case EMPTY -> GossipMessage.Tag.EMPTY;
      case ORG_ONLY -> GossipMessage.Tag.ORG_ONLY;
      case CHAN_ONLY -> GossipMessage.Tag.CHAN_ONLY;
      case CHAN_AND_ORG -> GossipMessage.Tag.CHAN_AND_ORG;
      case CHAN_OR_ORG -> GossipMessage.Tag.CHAN_OR_ORG;
    };
  }

  static PullType fromWire(PullMsgType type) {
    return switch (type) {
      case UNDEFINED, UNRECOGNIZED -> PullType.UNDEFINED;
      case BLOCK_MSG -> PullType.BLOCK;
      case IDENTITY_MSG -> PullType.IDENTITY;
    };
  }

  static PullMsgType toWire(PullType type) {
    return switch (type) {
      case UNDEFINED -> PullMsgType.UNDEFINED;
      case BLOCK -> PullMsgType.BLOCK_MSG;
      case IDENTITY -> PullMsgType.IDENTITY_MSG;
    };
  }
}
