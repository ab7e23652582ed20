// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.block;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import dev.hearsay.wire.common.ChannelHeader;
import dev.hearsay.wire.common.Envelope;
import dev.hearsay.wire.common.Payload;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The entries of a block, as far as verification opens them. */
final class Transactions {

  private static final int CONFIG = 1;

  /** Announces field 1 of an envelope, a byte string. */
  private static final byte PAYLOAD_TAG = 0x0a;

  private Transactions() {}

  /** The channel header of an entry; empty if it cannot be read. */
  static Optional<ChannelHeader> channelHeader(ByteString entry) {
    try {
      Envelope envelope = Envelope.parser().parseFrom(windowOn(entry));
      Payload payload = Payload.parser().parseFrom(windowOn(envelope.getPayload()));
      return Optional.of(ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()));
    } catch (IOException malformed) {
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
      Envelope envelope = Envelope.parser().parseFrom(windowOn(entry));
      return !envelope.getPayload().isEmpty()
          && !envelope.getSignature().isEmpty()
          && envelope.getSerializedSize() == entry.size()
          && (isPlain(envelope, entry) || envelope.toByteString().equals(entry));
    } catch (IOException malformed) {
      return false;
    }
  }

  /** What is read from here is not copied: its fields are windows on the bytes. */
  private static CodedInputStream windowOn(ByteString bytes) {
    CodedInputStream input = bytes.newCodedInput();
    input.enableAliasing(true);
    return input;
  }

  /**
   * Of two fields with nothing beside them there is one spelling for each order, if the size is
   * right: so the first byte decides, and nothing is written again to find out.
   */
  private static boolean isPlain(Envelope envelope, ByteString entry) {
    return envelope.getUnknownFields().asMap().isEmpty() && entry.byteAt(0) == PAYLOAD_TAG;
  }
}
