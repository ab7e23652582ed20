// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.port.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/**
 * One socket, bare at first and then with TLS. Any thread may close it at any time, which ends
 * whatever waits for it: it is the bare socket that is closed, without TLS's own farewell, for that
 * would wait for a writer that is stuck. Frames say how a link ends.
 */
final class Connection implements AutoCloseable {

  private final Socket socket;

  Connection(Socket socket) {
    this.socket = socket;
  }

  /** The other side's address, with its port. */
  Endpoint remote() {
    return Endpoint.of(socket.getInetAddress().getHostAddress(), socket.getPort());
  }

  /** The other side's address, without its port. */
  String remoteHost() {
    return socket.getInetAddress().getHostAddress();
  }

  /**
   * Connects to {@code endpoint} and agrees on TLS.
   *
   * @throws IOException if that fails, or the text is no endpoint
   */
  Talk secureTo(Endpoint endpoint, TlsIdentity identity, MessageCodec codec) throws IOException {
    if (!endpoint.isDialable()) {
      throw new IOException("'" + endpoint + "' is not host:port with a port from 1 to 65535");
    }
    socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()));
    setOptions();
    return talk(identity.asClient(socket, endpoint), identity, codec);
  }

  /**
   * Agrees on TLS with a client that connected.
   *
   * @throws IOException if that fails
   */
  Talk secure(TlsIdentity identity, MessageCodec codec) throws IOException {
    setOptions();
    return talk(identity.asServer(socket), identity, codec);
  }

  /** Nobody waits for more to send; the system finds out when the other side has vanished. */
  private void setOptions() throws IOException {
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
  }

  private Talk talk(SSLSocket tls, TlsIdentity identity, MessageCodec codec) throws IOException {
    tls.startHandshake();
    return new Talk(
        new FrameInput(tls.getInputStream(), codec),
        new FrameOutput(tls.getOutputStream(), codec),
        identity.info(tls.getSession(), remote()));
  }

  /** Closes after {@code time}, unless the returned deadline is completed before. */
  CompletableFuture<Void> closeAfter(Duration time) {
    CompletableFuture<Void> deadline = new CompletableFuture<>();
    var _ =
        deadline
            .orTimeout(time.toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete((met, missed) -> {
              if (missed != null) {
                close();
              }
            });
    return deadline;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a socket does no input or output", e);
    }
  }
}
