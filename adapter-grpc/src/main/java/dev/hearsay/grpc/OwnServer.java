// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.port.CommException;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server that a node brings along when nobody lends it one (wire §9). */
final class OwnServer {

  private static final long STOP_PATIENCE_SECONDS = 5;

  /** More streams reset within so many seconds than a gossiping client ever would. */
  private static final int MOST_RESETS = 200;

  private static final int RESET_WINDOW_SECONDS = 30;

  private final Server server;

  private OwnServer(Server server) {
    this.server = server;
  }

  /**
   * Binds and serves.
   *
   * @param refusals hears of connections that are turned away
   * @throws CommException if the address cannot be bound
   */
  static OwnServer start(
      Listen.OwnServer listen,
      GrpcSettings settings,
      @Nullable TlsMaterial tls,
      GrpcTransports transports,
      GossipGrpcService service,
      Refusals refusals) {
    InetSocketAddress address = resolve(listen);
    NettyServerBuilder builder = NettyServerBuilder.forAddress(address);
    if (tls != null) {
      builder.sslContext(tls.serverContext());
    }
    bound(builder, settings);
    Doorkeeper doorkeeper = new Doorkeeper(settings.limits().counts(), refusals);
    Server server =
        builder
            .channelFactory(() -> new BoundedServerChannel(doorkeeper))
            .bossEventLoopGroup(transports.events())
            .workerEventLoopGroup(transports.events())
            .directExecutor()
            .addStreamTracerFactory(service.streamEndings())
            .addService(service)
            .build();
    return new OwnServer(started(server, listen));
  }

  private static void bound(NettyServerBuilder builder, GrpcSettings settings) {
    GrpcLimits limits = settings.limits();
    GrpcKeepalive keepalive = settings.keepalive();
    builder
        .maxInboundMessageSize(limits.sizes().receive())
        .maxConcurrentCallsPerConnection(limits.counts().streamsPerConnection())
        .maxRstFramesPerWindow(MOST_RESETS, RESET_WINDOW_SECONDS)
        .flowControlWindow(limits.sizes().window())
        .handshakeTimeout(settings.timeouts().establishment().toMillis(), TimeUnit.MILLISECONDS)
        .maxConnectionIdle(settings.timeouts().idle().toNanos(), TimeUnit.NANOSECONDS)
        .keepAliveTime(keepalive.serverInterval().toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(keepalive.serverTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(keepalive.toleratedInterval().toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveWithoutCalls(true);
  }

  private static InetSocketAddress resolve(Listen.OwnServer listen) {
    InetSocketAddress address = new InetSocketAddress(listen.host(), listen.port());
    if (address.isUnresolved()) {
      throw cannotListen(
          listen, "the host name is unknown", new IOException("unknown host " + listen.host()));
    }
    return address;
  }

  private static Server started(Server server, Listen.OwnServer listen) {
    try {
      return server.start();
    } catch (IOException e) {
      Throwable reason = e.getCause() == null ? e : e.getCause();
      throw cannotListen(listen, String.valueOf(reason.getMessage()), e);
    }
  }

  private static CommException cannotListen(
      Listen.OwnServer listen, String reason, Throwable cause) {
    return new CommException(
        StatusText.oneLine(
            "cannot listen on "
                + listen
                + ": "
                + reason
                + "; choose another listen address or stop who uses it"),
        cause);
  }

  int port() {
    return server.getPort();
  }

  /** Ends all connections and frees the port; waits at most five seconds. */
  void stop() {
    server.shutdownNow();
    try {
      server.awaitTermination(STOP_PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
