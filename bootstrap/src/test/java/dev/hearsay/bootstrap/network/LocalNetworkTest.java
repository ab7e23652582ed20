// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.bootstrap.settings.GossipTimers;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.port.CommException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network owns and gives back. */
class LocalNetworkTest {

  @Test
  void theKeysDisappearWithTheNetwork() {
    Path keys;
    try (LocalNetwork network = network()) {
      keys = network.nodes().getFirst().seat().member().mspFolder();
      assertThat(keys).isDirectory();
    }
    assertThat(keys).doesNotExist();
  }

  @Test
  void everyNodeHasAnIdentityAndEndpointsOfItsOwn() {
    try (LocalNetwork network = network()) {
      assertThat(network.nodes().stream().map(LocalNode::pkiId)).doesNotHaveDuplicates();
      assertThat(network.nodes().stream().map(node -> node.seat().internalEndpoint()))
          .doesNotHaveDuplicates();
      assertThat(network.nodes())
          .allSatisfy(node ->
              assertThat(node.seat().internalEndpoint())
                  .isNotEqualTo(node.seat().externalEndpoint()));
      assertThat(network.nodes().getLast().seat().org()).isEqualTo(new OrgId("Org2MSP"));
    }
  }

  @Test
  void nothingRunsBeforeTheStart() {
    try (LocalNetwork network = network()) {
      assertThat(network.nodes()).noneMatch(LocalNode::isRunning);
      assertThat(network.acquaintance()).isEqualTo(new Acquaintance(0, 0));
    }
  }

  @Test
  void startingWhatRunsAndKillingWhatDoesNotChangesNothing() {
    try (LocalNetwork network = network()) {
      network.kill("peer0.org1");
      network.start("peer0.org1");
      network.start("peer0.org1");
      network.start("nobody");

      assertThat(network.node("peer0.org1").orElseThrow().isRunning()).isTrue();
      assertThat(network.node("peer0.org1").orElseThrow().uptimeNanos()).isPositive();
      assertThat(network.node("nobody")).isEmpty();
    }
  }

  @Test
  void aPortThatWasTakenMeanwhileIsToldAndTheNodeCanStartLater() throws IOException {
    try (LocalNetwork network =
        new LocalNetwork(
            NetworkPlan.uniform(1, 2, GossipTimers.FAST), new GrpcLinks(), seat -> List.of())) {
      int port = network.nodes().getFirst().seat().internalEndpoint().port();
      try (ServerSocket thief = new ServerSocket()) {
        thief.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        assertThatExceptionOfType(CommException.class)
            .isThrownBy(() -> network.start("peer0.org1"))
            .withMessageContaining(String.valueOf(port));
      }
      network.start("peer0.org1");

      assertThat(network.node("peer0.org1").orElseThrow().isRunning()).isTrue();
    }
  }

  @Test
  void aNetworkOfNobodyMakesNoSense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NetworkPlan(List.of(), GossipTimers.FAST));
  }

  private static LocalNetwork network() {
    return new LocalNetwork(
        NetworkPlan.uniform(2, 2, GossipTimers.FAST), new MemoryLinks(), seat -> List.of());
  }
}
