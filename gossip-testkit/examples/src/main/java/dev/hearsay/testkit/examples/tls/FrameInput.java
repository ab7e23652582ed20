// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.MessageCodec;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads frames. A length that is announced costs nothing: room is made as bytes arrive. Belongs to
 * one thread.
 */
final class FrameInput {

  private final DataInputStream in;
  private final MessageCodec codec;

  FrameInput(InputStream in, MessageCodec codec) {
    this.codec = codec;
    this.in = new DataInputStream(new BufferedInputStream(in));
  }

  /**
   * The next frame.
   *
   * @param largestMessage in bytes
   * @throws FrameException if it is none, or too large
   * @throws IOException if the connection ends
   */
  Frame next(int largestMessage) throws IOException {
    FrameKind kind = FrameKind.of(in.readUnsignedByte());
    int length = in.readInt();
    requireRoom(kind, length, largestMessage);
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the connection ended within a frame");
    }
    return frame(kind, body);
  }

  private static void requireRoom(FrameKind kind, int length, int largestMessage)
      throws FrameException {
    if (kind == FrameKind.MESSAGE && length > largestMessage) {
      throw new FrameException(
          LinkEnd.OVERSIZED, "message of %d bytes; at most %d".formatted(length, largestMessage));
    }
    if (length < 0 || length > kind.largestBody()) {
      throw FrameException.garbage("frame " + kind + " of " + length + " bytes");
    }
  }

  private Frame frame(FrameKind kind, byte[] body) throws FrameException {
    return switch (kind) {
      case OPEN -> new Frame.Open();
      case PING -> new Frame.Ping();
      case MESSAGE -> message(body);
      case REQUEST -> request(body);
      case FINISH -> new Frame.Finish();
      case ABORT -> new Frame.Abort(new String(body, StandardCharsets.UTF_8));
    };
  }

  private Frame message(byte[] body) throws FrameException {
    return switch (codec.decodeEnvelope(Bytes.wrap(body))) {
      case Decoded.Value<Envelope>(Envelope envelope) -> new Frame.Message(envelope);
      case Decoded.Failed<Envelope> failed -> throw FrameException.garbage(failed.explanation());
    };
  }

  private static Frame request(byte[] body) throws FrameException {
    if (body.length != Integer.BYTES || ByteBuffer.wrap(body).getInt() < 1) {
      throw FrameException.garbage("request of no messages");
    }
    return new Frame.Request(ByteBuffer.wrap(body).getInt());
  }
}
