// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.util.Modules;
import dev.hearsay.bootstrap.network.NetworkPlan.Organization;
import dev.hearsay.bootstrap.settings.GossipTimers;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.grpc.GrpcComm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** What nodes of one organization get to know of another one, over gRPC. */
class DisclosureTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SPY = "peer0.org2";

  private final Queue<Envelope> recorded = new ConcurrentLinkedQueue<>();

  @Test
  void noEnvelopeThatLeavesAnOrganizationNamesAnInternalEndpoint() {
    try (LocalNetwork network = network(true)) {
      network.start();
      await().atMost(PATIENCE).until(() -> network.acquaintance().isComplete());
      network.kill("peer2.org1");
      await().atMost(PATIENCE).until(() -> isDeadTo(network, SPY, "peer2.org1"));
      network.start("peer2.org1");
      await().atMost(PATIENCE).until(() -> network.acquaintance().isComplete());

      for (LocalNode node : nodesOf(network, "Org1MSP")) {
        assertThat(timesRecorded(node.seat().externalEndpoint())).as("public").isPositive();
        assertThat(timesRecorded(node.seat().internalEndpoint())).as("internal").isZero();
      }
    }
  }

  @Test
  void whoHasNoExternalEndpointStaysInvisibleAbroad() {
    try (LocalNetwork network = network(false)) {
      network.start();
      leadSpyTo(network, "peer0.org1");
      await().atMost(PATIENCE).until(() -> network.acquaintance().isComplete());
      await().atMost(PATIENCE).until(() -> hasRefusedToTell(network, "peer0.org1"));

      assertThat(network.acquaintance()).isEqualTo(new Acquaintance(12, 12));
      for (LocalNode foreign : nodesOf(network, "Org2MSP")) {
        assertThat(knownTo(foreign)).hasSize(2);
      }
      for (LocalNode hidden : nodesOf(network, "Org1MSP")) {
        assertThat(timesRecorded(hidden.seat().internalEndpoint())).isZero();
      }
    }
  }

  private LocalNetwork network(boolean visibleAbroad) {
    NetworkPlan plan =
        new NetworkPlan(
            List.of(
                new Organization("Org1MSP", 3, visibleAbroad),
                new Organization("Org2MSP", 3, true)),
            GossipTimers.FAST);
    return new LocalNetwork(plan, new RecordingLinks(recorded), seat -> List.of());
  }

  /** Even somebody who knows the address of a node that hides gets nothing out of it. */
  private static void leadSpyTo(LocalNetwork network, String name) {
    int port = network.node(name).orElseThrow().seat().internalEndpoint().port();
    Seed.Anchor guess = new Seed.Anchor(Endpoint.of("127.0.0.1", port), new OrgId("Org1MSP"));
    network
        .node(SPY)
        .flatMap(LocalNode::service)
        .orElseThrow()
        .connect(guess)
        .toCompletableFuture()
        .join();
  }

  private static boolean hasRefusedToTell(LocalNetwork network, String name) {
    return network
        .node(name)
        .orElseThrow()
        .tally()
        .rejections()
        .containsKey(Rejection.NOT_DISCLOSABLE);
  }

  private static List<LocalNode> nodesOf(LocalNetwork network, String mspId) {
    return network.nodes().stream()
        .filter(node -> node.seat().org().equals(new OrgId(mspId)))
        .toList();
  }

  private static List<NetworkMember> knownTo(LocalNode node) {
    return node.view().orElseThrow().alive();
  }

  private static boolean isDeadTo(LocalNetwork network, String observer, String name) {
    LocalNode subject = network.node(name).orElseThrow();
    return network.node(observer).flatMap(LocalNode::view).orElseThrow().dead().stream()
        .anyMatch(member -> member.pkiId().equals(subject.pkiId()));
  }

  private long timesRecorded(Endpoint endpoint) {
    return recorded.stream().filter(envelope -> text(envelope).contains(endpoint.text())).count();
  }

  /** All bytes of an envelope, each as one character. */
  private static String text(Envelope envelope) {
    StringBuilder all = new StringBuilder();
    all.append(new String(envelope.payload().toArray(), StandardCharsets.ISO_8859_1));
    envelope
        .secret()
        .ifPresent(secret ->
            all.append(new String(secret.payload().toArray(), StandardCharsets.ISO_8859_1)));
    return all.toString();
  }

  /** gRPC, where one node keeps everything that it receives from the other organization. */
  private static final class RecordingLinks implements LinkSource {
    private final LinkSource others = new GrpcLinks();
    private final Queue<Envelope> recorded;

    RecordingLinks(Queue<Envelope> recorded) {
      this.recorded = recorded;
    }

    @Override
    public String name() {
      return "grpc";
    }

    @Override
    public List<Integer> ports(int count) {
      return others.ports(count);
    }

    @Override
    public Module linksOf(Seat seat) {
      return seat.name().equals(SPY)
          ? Modules.override(others.linksOf(seat)).with(new RecordingModule())
          : others.linksOf(seat);
    }

    @Override
    public void close() {
      others.close();
    }

    /** Everything as usual, but that somebody listens at the transport. */
    private final class RecordingModule extends AbstractModule {
      @Provides
      @Singleton
      Comm comm(GrpcComm grpc) {
        return new RecordingComm(grpc, recorded);
      }
    }
  }
}
