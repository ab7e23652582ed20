// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.wire;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Envelopes as transports carry them (wire §2.1), without a copy of the payload on this side: an
 * envelope is written in pieces, each from the array it lives in, and read as windows on the array
 * it arrived in.
 *
 * <p>Thread-safe, without state. A transport limits the size before it calls {@link
 * #parse(byte[])}; here the only limit is that of an array.
 */
public final class EnvelopeWire {

  private static final WireParser<dev.hearsay.wire.gossip.Envelope> PARSER =
      new WireParser<>(dev.hearsay.wire.gossip.Envelope.parser());

  /** Room for the tags and lengths between the pieces; larger pieces pass it by. */
  private static final int BUFFER_BYTES = 64;

  private EnvelopeWire() {}

  /** The exact number of bytes that {@link #write} writes. */
  public static int size(Envelope envelope) {
    return EnvelopeBridge.toWire(envelope).getSerializedSize();
  }

  /**
   * Writes {@code envelope} in pieces: payload, signature, secret. Neither flushes nor closes
   * {@code out}.
   *
   * @throws IOException if {@code out} does
   */
  public static void write(Envelope envelope, OutputStream out) throws IOException {
    CodedOutputStream coded = CodedOutputStream.newInstance(out, BUFFER_BYTES);
    EnvelopeBridge.toWire(envelope).writeTo(coded);
    coded.flush();
  }

  /** The bytes of {@code envelope} in one array, into which each part is copied once. */
  public static byte[] toArray(Envelope envelope) {
    return EnvelopeBridge.toWire(envelope).toByteArray();
  }

  /**
   * Reads an envelope from an array, which the caller must never change again: the parts are
   * windows on it. An envelope without a payload is a value here; decoding its payload fails.
   *
   * @return the envelope, or {@link DecodeFailure#MALFORMED}
   */
  public static Decoded<Envelope> parse(byte[] bytes) {
    return parse(Bytes.wrap(bytes));
  }

  /** Reads an envelope; its parts are windows on {@code bytes}. */
  static Decoded<Envelope> parse(Bytes bytes) {
    try {
      return new Decoded.Value<>(EnvelopeBridge.fromWire(PARSER.parse(bytes)));
    } catch (InvalidProtocolBufferException e) {
      return new Decoded.Failed<>(DecodeFailure.MALFORMED, "no envelope: " + e.getMessage());
    }
  }
}
