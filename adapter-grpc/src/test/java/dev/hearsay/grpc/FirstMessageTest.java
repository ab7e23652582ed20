// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody can make a node hold who has not said yet who he is. */
class FirstMessageTest {

  private static final int LIMIT = 2_000;
  private static final int HUNDRED_MIB = 100 * 1024 * 1024;
  private static final LinkId LINK = LinkId.outbound(1);
  private static final GrpcLimits LIMITS =
      new GrpcLimits(
          new GrpcLimits.Sizes(HUNDRED_MIB, HUNDRED_MIB, LIMIT, 65_536),
          GrpcLimits.Counts.DEFAULTS);

  private final TestNodes nodes = new TestNodes();
  private final RawPeer peer = new RawPeer();
  private final LogWatch log = new LogWatch();

  @AfterEach
  void closeAllAndReadTheLog() {
    peer.close();
    nodes.close();
    log.close();
    assertThat(log.entries()).isEmpty();
  }

  private CommStation node() {
    return nodes.startedPlaintext(settings -> settings.withLimits(LIMITS));
  }

  /** A stream whose first message is requested. */
  private static LinkId listening(CommStation node) {
    LinkId link = node.recorder().awaitInbound().link();
    node.comm().request(link, 1);
    return link;
  }

  private static void assertOversized(CommStation node, LinkId link) {
    CommReport.Down down = node.recorder().awaitDown(link);
    assertThat(down.cause()).isEqualTo(LinkEnd.OVERSIZED);
    assertThat(down.detail()).contains("2000");
    assertThat(node.recorder().envelopes(link)).isEmpty();
  }

  @Test
  void streamIsCutBeforeItsLargeFirstMessageHasArrived() throws IOException {
    CommStation node = node();
    try (RawHttp2 stranger = new RawHttp2(node.endpoint())) {
      stranger.openStream();
      LinkId link = listening(node);

      stranger.beginMessage(HUNDRED_MIB, LIMIT + 1);

      assertOversized(node, link);
    }
  }

  @Test
  void firstMessageThatUnpacksToMoreThanTheLimitCutsTheStream() {
    CommStation node = node();
    ClientCall<byte[], byte[]> stranger =
        peer.stream(node.endpoint(), CallOptions.DEFAULT.withCompression("gzip"));
    LinkId link = listening(node);

    stranger.sendMessage(new byte[50 * LIMIT]);

    assertOversized(node, link);
  }

  @Test
  void laterMessageThatUnpacksToMoreThanTheLimitForAllEndsTheLink() {
    GrpcLimits small =
        new GrpcLimits(
            new GrpcLimits.Sizes(10 * LIMIT, HUNDRED_MIB, LIMIT, 65_536),
            GrpcLimits.Counts.DEFAULTS);
    CommStation node = nodes.startedPlaintext(settings -> settings.withLimits(small));
    ClientCall<byte[], byte[]> stranger =
        peer.stream(node.endpoint(), CallOptions.DEFAULT.withCompression("gzip"));
    LinkId link = node.recorder().awaitInbound().link();
    node.comm().request(link, 2);

    stranger.sendMessage(new byte[0]);
    node.recorder().awaitEnvelopes(link, 1);
    stranger.sendMessage(new byte[50 * LIMIT]);

    assertThat(node.recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.OVERSIZED);
  }

  @Test
  void laterMessagesMayBeLarger() {
    CommStation node = node();
    CommStation friend = node();
    LinkId out = friend.connect(1, node);
    LinkId in = node.recorder().awaitInbound().link();
    node.comm().request(in, 2);
    friend.comm().request(out, 2);

    friend.comm().write(out, TestEnvelopes.ofBytes(LIMIT - 10));
    friend.comm().write(out, TestEnvelopes.ofBytes(10 * LIMIT));
    node.comm().write(in, TestEnvelopes.ofBytes(LIMIT - 10));
    node.comm().write(in, TestEnvelopes.ofBytes(10 * LIMIT));

    node.recorder().awaitEnvelopes(in, 2);
    friend.recorder().awaitEnvelopes(out, 2);
  }

  @Test
  void largeFirstMessageOfADialledServerCutsTheStream() {
    CommStation node = node();

    node.comm().dial(LINK, peer.serve(RawPeer.sending(new byte[LIMIT + 1])));
    node.recorder().awaitUp(LINK);
    node.comm().request(LINK, 1);

    assertOversized(node, LINK);
  }

  @Test
  void largeAnswerToAPingIsNoAnswer() {
    CommStation node = node();
    Endpoint endpoint =
        peer.serve(
            (call, headers) -> {
              call.sendHeaders(new Metadata());
              call.sendMessage(new byte[LIMIT + 1]);
              call.close(Status.OK, new Metadata());
              return new ServerCall.Listener<>() {};
            },
            RawPeer::silent);

    node.comm().ping(1, endpoint);

    assertThat(node.recorder().await(CommReport.Pinged.class, report -> true).answered()).isFalse();
  }

  @Test
  void embeddersServerCutsTheStreamAsWell() throws IOException {
    CommStation node =
        nodes.node(
            GrpcSettings.defaults(new Listen.EmbeddersServer(), new TransportSecurity.Plaintext())
                .withLimits(LIMITS));
    GossipGrpcService service = TestNodes.grpc(node).service();
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addStreamTracerFactory(service.streamEndings())
            .addService(service)
            .build()
            .start();
    node.start();
    try (RawHttp2 stranger = new RawHttp2(Endpoint.of(TestNodes.HOST, server.getPort()))) {
      stranger.openStream();
      LinkId link = listening(node);

      stranger.beginMessage(LIMIT * 2, LIMIT + 1);

      assertOversized(node, link);
    } finally {
      server.shutdownNow();
    }
  }
}
