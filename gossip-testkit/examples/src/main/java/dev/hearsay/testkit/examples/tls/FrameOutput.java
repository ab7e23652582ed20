// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.MessageCodec;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes frames. Belongs to one thread at a time. */
final class FrameOutput {

  private static final byte[] NOTHING = {};

  private final DataOutputStream out;
  private final MessageCodec codec;

  FrameOutput(OutputStream out, MessageCodec codec) {
    this.codec = codec;
    this.out = new DataOutputStream(new BufferedOutputStream(out));
  }

  /** Writes a frame; it leaves with {@link #flush} at the latest. */
  void write(Frame frame) throws IOException {
    switch (frame) {
      case Frame.Open _ -> write(FrameKind.OPEN, NOTHING);
      case Frame.Ping _ -> write(FrameKind.PING, NOTHING);
      case Frame.Message(Envelope envelope) ->
          write(FrameKind.MESSAGE, codec.encodeEnvelope(envelope).toArray());
      case Frame.Request(int messages) ->
          write(FrameKind.REQUEST, ByteBuffer.allocate(Integer.BYTES).putInt(messages).array());
      case Frame.Finish _ -> write(FrameKind.FINISH, NOTHING);
      case Frame.Abort(String reason) -> write(FrameKind.ABORT, cut(reason));
    }
  }

  private static byte[] cut(String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(text, Math.min(text.length, FrameKind.ABORT.largestBody()));
  }

  private void write(FrameKind kind, byte[] body) throws IOException {
    out.writeByte(kind.code());
    out.writeInt(body.length);
    out.write(body);
  }

  void flush() throws IOException {
    out.flush();
  }
}
