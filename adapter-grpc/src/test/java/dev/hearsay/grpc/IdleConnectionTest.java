// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that nobody uses, and how many of them somebody can have. */
class IdleConnectionTest {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final GrpcTimeouts SOON =
      new GrpcTimeouts(LONG, LONG, LONG, Duration.ofMillis(500), LONG);

  private final TestNodes nodes = new TestNodes();

  @AfterEach
  void closeAll() {
    nodes.close();
  }

  @Test
  void connectionOnWhichNoStreamIsOpenedIsClosed(@TempDir Path folder)
      throws SSLException, InterruptedException {
    TestAuthority authority = new TestAuthority(folder, "authority");
    CommStation node =
        nodes.started(
            TestNodes.settings(
                    TestNodes.tls(authority.issue("node", TestNodes.HOST), authority.root()))
                .withTimeouts(SOON));
    ManagedChannel stranger =
        NettyChannelBuilder.forAddress(TestNodes.HOST, node.endpoint().port())
            .sslContext(GrpcSslContexts.forClient().trustManager(authority.root().toFile()).build())
            .build();

    assertThat(becomesIdleAfterItWasReady(stranger)).isTrue();

    stranger.shutdownNow();
  }

  /** Connects, calls nothing, and waits until the other side has closed the connection. */
  private static boolean becomesIdleAfterItWasReady(ManagedChannel channel)
      throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    watch(channel, channel.getState(true), false, closed);
    return closed.await(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  private static void watch(
      ManagedChannel channel, ConnectivityState state, boolean ready, CountDownLatch closed) {
    boolean wasReady = ready || state == ConnectivityState.READY;
    if (wasReady && state == ConnectivityState.IDLE) {
      closed.countDown();
    } else {
      channel.notifyWhenStateChanged(
          state, () -> watch(channel, channel.getState(false), wasReady, closed));
    }
  }

  @Test
  void silentStreamKeepsItsConnection() throws InterruptedException {
    CommStation node = nodes.startedPlaintext(settings -> settings.withTimeouts(SOON));
    CommStation friend = nodes.startedPlaintext();
    LinkId out = friend.connect(1, node);
    LinkId in = node.recorder().awaitInbound().link();

    ManagedChannel unused =
        NettyChannelBuilder.forAddress(TestNodes.HOST, node.endpoint().port())
            .usePlaintext()
            .build();
    assertThat(becomesIdleAfterItWasReady(unused)).isTrue();
    unused.shutdownNow();

    node.comm().request(in, 1);
    friend.comm().write(out, TestEnvelopes.ofBytes(5));
    node.recorder().awaitEnvelopes(in, 1);
    assertThat(friend.recorder().reports(CommReport.Down.class)).isEmpty();
  }

  @Test
  void defaultLeavesTimeBetweenThePingAndTheStreamOfADial() {
    GrpcTimeouts defaults = GrpcTimeouts.DEFAULTS;

    assertThat(defaults.idle()).isGreaterThan(defaults.dial().plus(defaults.ping()));
  }

  @Test
  void addressHasItsShareOfTheConnectionsAndNoMore() throws IOException {
    GrpcLimits two =
        new GrpcLimits(GrpcLimits.Sizes.DEFAULTS, new GrpcLimits.Counts(10, 2, 10, 16));
    CommStation node = nodes.startedPlaintext(settings -> settings.withLimits(two));

    try (RawHttp2 first = new RawHttp2(node.endpoint());
        RawHttp2 second = new RawHttp2(node.endpoint());
        Socket third = new Socket(InetAddress.getLoopbackAddress(), node.endpoint().port())) {
      third.setSoTimeout((int) LONG.toMillis());
      assertThat(third.getInputStream().transferTo(OutputStream.nullOutputStream())).isZero();
      first.openStream();
      second.openStream();
      node.recorder()
          .awaitThat("two links", () -> node.recorder().reports(CommReport.Up.class).size() == 2);
    }
    assertThat(node.recorder().reports(CommReport.Refused.class))
        .containsExactly(
            new CommReport.Refused(
                Rejection.TOO_MANY_LINKS,
                TestNodes.HOST,
                "more than 2 connections of one address"));
  }
}
