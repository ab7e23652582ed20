// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.bootstrap.settings.GossipTimers;
import dev.hearsay.domain.discovery.NetworkMember;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real nodes with real keys find each other, miss who is gone, and welcome who comes back. Every
 * transport tells the same story.
 */
class NetworkFormsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @EnumSource(Transport.class)
  void everybodyComesToKnowEverybody(Transport transport) {
    try (LocalNetwork network = network(transport)) {
      network.start();

      awaitAcquaintance(network, 30);
      assertThat(network.names())
          .containsExactly(
              "peer0.org1", "peer1.org1", "peer2.org1", "peer0.org2", "peer1.org2", "peer2.org2");
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void whoIsKilledIsDeadToAllAndWhoReturnsIsAliveAgain(Transport transport) {
    try (LocalNetwork network = network(transport)) {
      network.start();
      awaitAcquaintance(network, 30);

      network.kill("peer1.org1");
      await().atMost(PATIENCE).until(() -> countOfThoseWhoThinkDead(network, "peer1.org1") == 5);

      network.start("peer1.org1");
      awaitAcquaintance(network, 30);
      assertThat(countOfThoseWhoThinkDead(network, "peer1.org1")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void theFirstPeerReturnsThroughAnyOther(Transport transport) {
    try (LocalNetwork network = network(transport)) {
      network.start();
      awaitAcquaintance(network, 30);

      network.kill("peer0.org2");
      awaitAcquaintance(network, 20);
      network.start("peer0.org2");

      awaitAcquaintance(network, 30);
    }
  }

  private static LocalNetwork network(Transport transport) {
    return new LocalNetwork(
        NetworkPlan.uniform(2, 3, GossipTimers.FAST), transport.open(), seat -> List.of());
  }

  private static void awaitAcquaintance(LocalNetwork network, int expected) {
    await()
        .atMost(PATIENCE)
        .until(network::acquaintance, new Acquaintance(expected, expected)::equals);
  }

  private static long countOfThoseWhoThinkDead(LocalNetwork network, String name) {
    LocalNode subject = network.node(name).orElseThrow();
    return network.nodes().stream()
        .flatMap(node -> node.view().stream())
        .map(NodeView::dead)
        .filter(dead -> dead.stream().map(NetworkMember::pkiId).anyMatch(subject.pkiId()::equals))
        .count();
  }
}
