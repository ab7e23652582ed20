// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.util.List;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Keeps gRPC from logging, with stack traces and as often as they please, what remote nodes do
 * wrong: an oversized message, a TLS handshake that fails, bytes that are no HTTP/2, a name that
 * nobody knows. The transport reports these as ends of links, and those who listen log them at a
 * bounded rate. What gRPC logs about itself passes.
 */
final class QuietLogs {

  private static final String NETTY = "io.grpc.netty.shaded.io.grpc.netty.";
  private static final String CORE = "io.grpc.internal.";
  private static final Set<String> ABOUT_REMOTE_NODES =
      Set.of(
          "Exception processing message",
          "Transport failed",
          "Stream Error",
          "Received data on closed stream",
          "Received trailers on closed stream:\n {1}\n {2}",
          "Received unexpected ping ack. Expecting {0}, got {1}",
          "Received unexpected ping ack. No ping outstanding",
          "[{0}] Failed to resolve name. status={1}");

  /** Held, because the JDK forgets the filter of a logger that nobody holds. */
  private final List<Logger> filtered =
      List.of(
          Logger.getLogger(NETTY + "NettyServerStream"),
          Logger.getLogger(NETTY + "NettyServerHandler"),
          Logger.getLogger(NETTY + "NettyServerTransport.connections"),
          Logger.getLogger(NETTY + "NettyClientHandler"),
          Logger.getLogger(CORE + "AbstractClientStream"),
          Logger.getLogger(CORE + "ManagedChannelImpl"));

  QuietLogs() {
    for (Logger logger : filtered) {
      logger.setFilter(entry -> !ABOUT_REMOTE_NODES.contains(entry.getMessage()));
    }
  }
}
