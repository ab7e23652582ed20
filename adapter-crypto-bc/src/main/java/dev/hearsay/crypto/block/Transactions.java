// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.wire.common.ChannelHeader;
import dev.hearsay.wire.common.Envelope;
import dev.hearsay.wire.common.Header;
import dev.hearsay.wire.common.Payload;
import java.util.List;
import java.util.Optional;

/** The entries of a block, as far as verification opens them. */
final class Transactions {

  private static final int CONFIG = 1;

  private Transactions() {}

  /** The channel header of an entry; empty if it cannot be read. */
  static Optional<ChannelHeader> channelHeader(ByteString entry) {
    try {
      Header header = Payload.parseFrom(Envelope.parseFrom(entry).getPayload()).getHeader();
      return Optional.of(ChannelHeader.parseFrom(header.getChannelHeader()));
    } catch (InvalidProtocolBufferException malformed) {
      return Optional.empty();
    }
  }

  /** Whether a block with these entries carries a channel's configuration. */
  static boolean areConfiguration(List<ByteString> entries, ChannelHeader first) {
    return entries.size() == 1 && first.getType() == CONFIG;
  }

  /**
   * Whether an entry is a signed envelope in its only spelling: nothing in it that reading and
   * writing again would lose or move.
   */
  static boolean isWellFormed(ByteString entry) {
    try {
      Envelope envelope = Envelope.parseFrom(entry);
      return !envelope.getPayload().isEmpty()
          && !envelope.getSignature().isEmpty()
          && envelope.toByteString().equals(entry);
    } catch (InvalidProtocolBufferException malformed) {
      return false;
    }
  }
}
