// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node on the server of the program that embeds it, beside that program's own services. */
class EmbeddedServiceTest {

  private final TestNodes nodes = new TestNodes();
  private CommStation node;
  private Server server;
  private Endpoint endpoint;

  @BeforeEach
  void startServer() throws IOException {
    node =
        nodes.node(
            GrpcSettings.defaults(new Listen.EmbeddersServer(), new TransportSecurity.Plaintext()));
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addStreamTracerFactory(TestNodes.grpc(node).service().streamEndings())
            .addService(ServerServiceDefinition.builder("other.Service").build())
            .addService(TestNodes.grpc(node).service())
            .build()
            .start();
    endpoint = Endpoint.of(TestNodes.HOST, server.getPort());
  }

  @AfterEach
  void stopServer() {
    server.shutdownNow();
    nodes.close();
  }

  @Test
  void linksComeUpOnTheEmbeddersServer() {
    CommStation friend = nodes.startedPlaintext();
    node.start();

    friend.comm().dial(LinkId.outbound(1), endpoint);

    friend.recorder().awaitUp(LinkId.outbound(1));
    LinkId in = node.recorder().awaitInbound().link();
    node.comm().request(in, 1);
    friend.comm().write(LinkId.outbound(1), TestEnvelopes.ofBytes(3));
    node.recorder().awaitEnvelopes(in, 1);
  }

  @Test
  void pingIsAnsweredOnlyWhileTheNodeRuns() {
    assertThat(ping(1)).isFalse();
    node.start();
    assertThat(ping(2)).isTrue();
    node.comm().close();
    assertThat(ping(3)).isFalse();
  }

  @Test
  void closingTheNodeEndsItsLinksAndLeavesTheServer() {
    CommStation friend = nodes.startedPlaintext();
    node.start();
    friend.comm().dial(LinkId.outbound(1), endpoint);
    friend.recorder().awaitUp(LinkId.outbound(1));
    node.recorder().awaitInbound();

    node.comm().close();

    assertThat(friend.recorder().awaitDown(LinkId.outbound(1)).detail()).contains("stops");
    assertThat(server.isShutdown()).isFalse();
  }

  @Test
  void portOfTheOwnServerIsNotToldWhereThereIsNone() {
    node.start();

    assertThatThrownBy(() -> TestNodes.grpc(node).port())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("embedder");
  }

  private boolean ping(long token) {
    CommStation asker = nodes.startedPlaintext();
    asker.comm().ping(token, endpoint);
    return asker.recorder().await(CommReport.Pinged.class, report -> true).answered();
  }
}
