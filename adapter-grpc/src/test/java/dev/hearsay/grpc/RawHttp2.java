// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.hearsay.domain.id.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A client on a bare socket that never finishes what it says: gRPC's own cannot be stopped. */
final class RawHttp2 implements AutoCloseable {

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int END_HEADERS = 4;

  private final Socket socket;
  private final DataOutputStream out;

  RawHttp2(Endpoint endpoint) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), endpoint.port());
    out = new DataOutputStream(socket.getOutputStream());
    out.write(PREFACE.getBytes(US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  /** Opens a gossip stream. */
  void openStream() throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    header(block, ":method", "POST");
    header(block, ":scheme", "http");
    header(block, ":path", "/" + GossipMethods.STREAM.getFullMethodName());
    header(block, ":authority", "node");
    header(block, "content-type", "application/grpc");
    header(block, "te", "trailers");
    frame(HEADERS, END_HEADERS, 1, block.toByteArray());
  }

  /** Announces a message of {@code length} and sends {@code part} of its bytes. */
  void beginMessage(int length, int part) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    try (DataOutputStream message = new DataOutputStream(data)) {
      message.writeByte(0);
      message.writeInt(length);
      message.write(new byte[part]);
    }
    frame(DATA, 0, 1, data.toByteArray());
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }

  /** A header that is neither compressed nor to be remembered. */
  private static void header(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    text(block, name);
    text(block, value);
  }

  private static void text(ByteArrayOutputStream block, String text) {
    block.write(text.length());
    block.writeBytes(text.getBytes(US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
