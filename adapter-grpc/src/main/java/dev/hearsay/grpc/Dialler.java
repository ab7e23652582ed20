// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Endpoint;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NegotiationType;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections: a fresh one for every link and every ping (wire §9), all on the event loops
 * that the process shares. A proxy that the environment names is not used: gossip goes straight.
 */
final class Dialler {

  private final GrpcSettings settings;
  private final @Nullable TlsMaterial tls;
  private final GrpcTransports transports;

  Dialler(GrpcSettings settings, @Nullable TlsMaterial tls, GrpcTransports transports) {
    this.settings = settings;
    this.tls = tls;
    this.transports = transports;
  }

  /**
   * A channel to {@code endpoint}, not connected yet.
   *
   * @throws IllegalArgumentException if the text is not dialable or no host name
   */
  ManagedChannel channel(Endpoint endpoint) {
    if (!endpoint.isDialable()) {
      throw new IllegalArgumentException(
          "endpoint '" + endpoint + "' is not host:port with a port from 1 to 65535");
    }
    NettyChannelBuilder builder = NettyChannelBuilder.forAddress(endpoint.host(), endpoint.port());
    secure(builder);
    GrpcKeepalive keepalive = settings.keepalive();
    return builder
        .channelType(NioSocketChannel.class)
        .eventLoopGroup(transports.events())
        .directExecutor()
        .offloadExecutor(transports.blocking())
        .withOption(
            ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.timeouts().dial().toMillis())
        .proxyDetector(target -> null)
        .disableServiceConfigLookUp()
        .disableRetry()
        .flowControlWindow(settings.limits().sizes().window())
        .maxInboundMessageSize(settings.limits().sizes().receive())
        .keepAliveTime(keepalive.clientInterval().toNanos(), TimeUnit.NANOSECONDS)
        .keepAliveTimeout(keepalive.clientTimeout().toNanos(), TimeUnit.NANOSECONDS)
        .keepAliveWithoutCalls(true)
        .build();
  }

  private void secure(NettyChannelBuilder builder) {
    if (tls == null) {
      builder.usePlaintext();
    } else {
      builder.negotiationType(NegotiationType.TLS).sslContext(tls.clientContext());
    }
  }

  /** For each call: the first message of the other side is of bounded size. */
  CallOptions callOptions() {
    return CallOptions.DEFAULT.withStreamTracerFactory(
        FirstMessageLimit.ofAnswers(settings.limits().sizes().first()));
  }

  /** Connects and pings, when the process has a place for one more dial. */
  void probe(ManagedChannel channel, Consumer<Status> outcome) {
    transports.dials().take(this, new Attempt(channel, outcome));
  }

  /** Runs {@code action} after the time that the other side has to end a finished stream. */
  void whenFinishIsOverdue(Runnable action) {
    var _ = transports.schedule(settings.timeouts().finish(), action);
  }

  /** A probe that waits for its turn; whoever shuts its channel down has given it up. */
  private final class Attempt implements DialTurns.Turn {

    private final ManagedChannel channel;
    private final Consumer<Status> outcome;

    Attempt(ManagedChannel channel, Consumer<Status> outcome) {
      this.channel = channel;
      this.outcome = outcome;
    }

    @Override
    public boolean isWanted() {
      return !channel.isShutdown();
    }

    @Override
    public void begin() {
      try {
        new Probe(channel, callOptions(), settings.timeouts(), this::ended).start(transports);
      } catch (RejectedExecutionException e) {
        ended(Status.UNAVAILABLE.withDescription("the transports of the process are closed"));
      }
    }

    private void ended(Status status) {
      transports.dials().ended();
      outcome.accept(status);
    }

    @Override
    public void refuse(String why) {
      outcome.accept(Status.UNAVAILABLE.withDescription(why));
    }
  }
}
