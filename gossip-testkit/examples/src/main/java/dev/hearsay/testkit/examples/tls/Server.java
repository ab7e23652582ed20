// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.CommException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections, up to the limits, and hands each to a virtual thread of its own. */
final class Server {

  /** After a failure of the system, such as too many open files. */
  private static final long PAUSE_NANOS = 50_000_000;

  /** What a node does with those who come, and is told of those who are turned away. */
  interface Host {
    /** Deals with a connection until it ends; called on its own thread. */
    void welcome(Connection connection);

    /** Somebody was turned away. */
    void refused(Rejection reason, String remoteHost, String detail);
  }

  private final ServerSocket socket;
  private final Doorkeeper doorkeeper;
  private final Host host;

  private Server(ServerSocket socket, TlsLimits limits, Host host) {
    this.socket = socket;
    this.doorkeeper = new Doorkeeper(limits);
    this.host = host;
  }

  /**
   * Begins to serve.
   *
   * @throws CommException if the address is in use or not this machine's
   */
  static Server start(TlsSettings settings, Host host) {
    try {
      ServerSocket socket = new ServerSocket();
      bind(socket, settings);
      Server server = new Server(socket, settings.limits(), host);
      var _ = Thread.ofVirtual().name("tls-server").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new CommException(
          "cannot serve at %s:%d (%s): choose another address"
              .formatted(settings.host(), settings.port(), Texts.of(e)),
          e);
    }
  }

  private static void bind(ServerSocket socket, TlsSettings settings) throws IOException {
    try {
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Where it serves. */
  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        admit(new Connection(socket.accept()));
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void admit(Connection connection) {
    String remote = connection.remoteHost();
    String obstacle = doorkeeper.obstacle(remote);
    if (obstacle.isEmpty()) {
      var _ = Thread.ofVirtual().name("tls-inbound").start(() -> serve(connection, remote));
    } else {
      connection.close();
      host.refused(Rejection.TOO_MANY_LINKS, remote, obstacle);
    }
  }

  private void serve(Connection connection, String remote) {
    try (connection) {
      host.welcome(connection);
    } finally {
      doorkeeper.left(remote);
    }
  }

  /** Ends serving; connections stay. */
  void stop() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing a socket does no input or output", e);
    }
  }
}
