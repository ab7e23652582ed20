// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Envelope;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** Somebody with good keys who says what he likes. */
final class RawTalk implements AutoCloseable {

  private final SSLSocket tls;
  private final Talk talk;

  /** Connects and agrees on TLS, but says nothing yet. */
  RawTalk(TlsSettings settings, Endpoint server) throws IOException {
    TlsIdentity identity = new TlsIdentity(settings.files(), settings.versions());
    tls = identity.asClient(new Socket(server.host(), server.port()), server);
    tls.startHandshake();
    talk =
        new Talk(
            new FrameInput(tls.getInputStream(), TlsNodes.CODEC),
            new FrameOutput(tls.getOutputStream(), TlsNodes.CODEC),
            identity.info(tls.getSession(), server));
  }

  /** The same, with an open link. */
  static RawTalk linked(TlsSettings settings, Endpoint server) throws IOException {
    RawTalk raw = new RawTalk(settings, server);
    raw.talk.answerTo(new Frame.Open());
    return raw;
  }

  void say(Frame frame) throws IOException {
    talk.say(frame);
  }

  void sayBytes(byte... bytes) throws IOException {
    OutputStream out = tls.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  void sayMessage(int bytes) throws IOException {
    say(new Frame.Message(Envelope.unsigned(Bytes.wrap(new byte[bytes]))));
  }

  Frame hear() throws IOException {
    return talk.word();
  }

  @Override
  public void close() throws IOException {
    tls.close();
  }
}
