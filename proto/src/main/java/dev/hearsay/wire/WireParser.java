// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.hearsay.domain.id.Bytes;

/**
 * Parses bytes into one kind of generated message whose byte fields are windows on the same bytes.
 *
 * <p>Unknown fields are skipped, not collected: nobody reads them from a parsed message, and a few
 * bytes of them would cost many times as much memory. They survive in the bytes.
 *
 * @param <M> the kind of message
 */
final class WireParser<M extends Message> {

  private final Parser<M> parser;

  WireParser(Parser<M> parser) {
    this.parser = DiscardUnknownFieldsParser.wrap(parser);
  }

  /**
   * Parses all of {@code bytes}.
   *
   * @throws InvalidProtocolBufferException if they are no such message, to their end
   */
  M parse(Bytes bytes) throws InvalidProtocolBufferException {
    CodedInputStream input = open(bytes);
    M message = parser.parseFrom(input);
    input.checkLastTagWas(0);
    return message;
  }

  /** A reader whose byte strings are windows on {@code bytes}. */
  static CodedInputStream open(Bytes bytes) {
    CodedInputStream input = BytesBridge.toWire(bytes).newCodedInput();
    input.enableAliasing(true);
    return input;
  }
}
