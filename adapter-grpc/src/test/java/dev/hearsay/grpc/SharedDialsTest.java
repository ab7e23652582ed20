// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that together may dial once at a time: a place that were not given back would end all. */
class SharedDialsTest {

  private static final Endpoint NOBODY = Endpoint.of(TestNodes.HOST, 1);

  private final TestNodes nodes = new TestNodes(new GrpcTransports(2, 1));

  @AfterEach
  void closeAll() {
    nodes.close();
  }

  @Test
  void dialsAndPingsOfAllNodesComeToTheirEndHoweverTheyEnd() {
    CommStation server = nodes.startedPlaintext();
    List<CommStation> clients = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      clients.add(nodes.startedPlaintext());
    }

    for (CommStation client : clients) {
      client.comm().dial(LinkId.outbound(1), server.endpoint());
      client.comm().dial(LinkId.outbound(2), NOBODY);
      client.comm().dial(LinkId.outbound(3), Endpoint.of("no such name", 7051));
      client.comm().dial(LinkId.outbound(4), server.endpoint());
      client.comm().abort(LinkId.outbound(4), "not wanted any more");
      client.comm().ping(5, NOBODY);
      client.comm().ping(6, server.endpoint());
    }

    for (CommStation client : clients) {
      client.recorder().awaitUp(LinkId.outbound(1));
      assertThat(client.recorder().awaitDown(LinkId.outbound(2)).cause())
          .isEqualTo(LinkEnd.DIAL_FAILED);
      client.recorder().awaitDown(LinkId.outbound(3));
      client.recorder().awaitDown(LinkId.outbound(4));
      client.recorder().await(CommReport.Pinged.class, pinged -> pinged.token() == 5);
      assertThat(
              client
                  .recorder()
                  .await(CommReport.Pinged.class, pinged -> pinged.token() == 6)
                  .answered())
          .isTrue();
    }
  }

  @Test
  void dialThatHangsHoldsUpTheOthersUntilItIsGivenUp() throws IOException {
    CommStation server = nodes.startedPlaintext();
    CommStation unlucky = nodes.startedPlaintext();
    CommStation other = nodes.startedPlaintext();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      unlucky.comm().dial(LinkId.outbound(1), Endpoint.of(TestNodes.HOST, silent.getLocalPort()));
      silent.accept();
      other.comm().dial(LinkId.outbound(1), server.endpoint());
      other.comm().dial(LinkId.outbound(2), NOBODY);
      assertThat(other.recorder().reports()).isEmpty();

      unlucky.comm().abort(LinkId.outbound(1), "given up");

      other.recorder().awaitUp(LinkId.outbound(1));
      other.recorder().awaitDown(LinkId.outbound(2));
    }
  }

  @Test
  void nodeThatClosesLeavesItsTurnsToTheOthers() throws IOException {
    CommStation server = nodes.startedPlaintext();
    CommStation leaving = nodes.startedPlaintext();
    CommStation other = nodes.startedPlaintext();
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Endpoint nowhere = Endpoint.of(TestNodes.HOST, silent.getLocalPort());
      leaving.comm().dial(LinkId.outbound(1), nowhere);
      leaving.comm().dial(LinkId.outbound(2), nowhere);
      leaving.comm().ping(3, nowhere);
      silent.accept();

      leaving.comm().close();

      other.connect(1, server);
    }
  }
}
