// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.running;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hearsay.application.node.NodePorts;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.service.NodeRuntime;
import dev.hearsay.application.service.RunningNode;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.discovery.Seed;
import dev.hearsay.domain.discovery.SelfDescription;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.testkit.crypto.KeylessAuthority;
import dev.hearsay.testkit.crypto.KeylessCrypto;
import dev.hearsay.testkit.memory.Delivery;
import dev.hearsay.testkit.memory.MemoryNetwork;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nodes on their own threads in real time, linked in memory. */
@Timeout(60)
class RunningNodeTest {

  private static final OrgId ORG = new OrgId("Org1MSP");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KeylessAuthority authority = new KeylessAuthority("running");
  private final MemoryNetwork network = new MemoryNetwork(Delivery.immediate());
  private final NodeRuntime runtime = new NodeRuntime();
  private final RunningNode alice = start("alice");
  private final RunningNode bob = start("bob");

  @AfterEach
  void close() {
    alice.close();
    bob.close();
    runtime.close();
  }

  @Test
  void twoNodesSeeEachOther() {
    meet();

    NetworkMember seen = alice.peers().getFirst();
    assertThat(seen.pkiId()).isEqualTo(bob.selfMembershipInfo().pkiId());
    assertThat(seen.internalEndpoint()).isEqualTo(internal("bob"));
    assertThat(alice.identityInfo()).hasSize(2);
    assertThat(alice.isInMyOrg(seen.pkiId())).isTrue();
  }

  @Test
  void aCommandIsVisibleWhenItsStageCompletes() {
    alice.updateMetadata(Bytes.utf8("new")).toCompletableFuture().join();

    assertThat(alice.selfMembershipInfo().metadata()).isEqualTo(Bytes.utf8("new"));
  }

  @Test
  void aClosedNodeLeavesTheNetworkAndIsDeadForTheOthers() {
    meet();

    bob.close();

    await().atMost(PATIENCE).until(() -> alice.peers().isEmpty());
    assertThat(alice.view().dead()).hasSize(1);
  }

  @Test
  void suspectedPeersThatWereRevokedAreDropped() {
    meet();
    ValidatedIdentity revoked =
        alice.identityInfo().stream()
            .filter(known -> !known.pkiId().equals(alice.selfMembershipInfo().pkiId()))
            .findFirst()
            .orElseThrow();
    authority.revoke(revoked.identity());

    CompletionStage<Void> asked = alice.suspectPeers(known -> true);

    asked.toCompletableFuture().join();
    await().atMost(PATIENCE).until(() -> alice.peers().isEmpty());
    await().atMost(PATIENCE).until(() -> !alice.isInMyOrg(revoked.pkiId()));
  }

  @Test
  void afterCloseQueriesAreEmptyAndCommandsFail() {
    meet();
    alice.close();
    alice.close();

    assertThat(alice.peers()).isEmpty();
    assertThat(alice.view().stopped()).isTrue();
    assertThatThrownBy(() -> alice.updateMetadata(Bytes.utf8("late")).toCompletableFuture().join())
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void metadataThatFitsIntoNoHeartbeatIsRefusedAndTheNodeGoesOn() {
    assertThatThrownBy(() -> alice.updateMetadata(Bytes.wrap(new byte[1 << 20])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1048576");

    meet();
  }

  @Test
  void aNodeWhoseAddressIsTakenDoesNotStart() {
    assertThatThrownBy(() -> start("alice")).isInstanceOf(CommException.class);
  }

  @Test
  void aThousandNodesCanStartAndEndOneAfterTheOtherWithoutLeavingThreads() {
    long before = nodeThreads();

    for (int i = 0; i < 1_000; i++) {
      start("guest").close();
    }

    assertThat(nodeThreads()).isEqualTo(before);
  }

  @Test
  void aNodeThatIsClosedTerminatesWell() {
    CompletionStage<Void> end = alice.termination();
    assertThat(end.toCompletableFuture()).isNotDone();

    alice.close();

    assertThat(end.toCompletableFuture()).isCompleted();
  }

  @Test
  void aBugInAStepTerminatesTheNodeWithItsCause() {
    IllegalStateException bug = new IllegalStateException("planted");
    RunningNode carol = start("carol", throwingWhenItDials(bug));

    CompletionStage<Void> asked = carol.connect(new Seed.Bootstrap(internal("alice")));

    assertThatThrownBy(() -> carol.termination().toCompletableFuture().get(20, SECONDS))
        .hasCause(bug);
    assertThat(asked.toCompletableFuture()).isCompletedExceptionally();
    assertThat(carol.peers()).isEmpty();
    carol.close();
    start("carol").close();
  }

  @Test
  void everyCommandAfterABugEndedTheNodeFails() {
    RunningNode carol = start("carol", throwingWhenItDials(new IllegalStateException("planted")));
    var _ = carol.connect(new Seed.Bootstrap(internal("alice")));
    await().atMost(PATIENCE).until(() -> carol.termination().toCompletableFuture().isDone());

    List<CompletionStage<?>> late =
        List.of(
            carol.connect(new Seed.Bootstrap(internal("bob"))),
            carol.updateMetadata(Bytes.utf8("late")),
            carol.suspectPeers(known -> true),
            carol.leaveChan(ChannelId.of("trade")),
            carol.updateLedgerHeight(2, ChannelId.of("trade")),
            carol.updateChaincodes(List.of(), ChannelId.of("trade")),
            carol.send(GossipMessage.of(new Content.Empty())));

    assertThat(late)
        .allSatisfy(stage ->
            assertThatThrownBy(() -> stage.toCompletableFuture().get(20, SECONDS))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stopped"));
    carol.close();
  }

  private static GossipMetrics throwingWhenItDials(RuntimeException bug) {
    return event -> {
      if (event instanceof GossipEvent.DialStarted) {
        throw bug;
      }
    };
  }

  private static long nodeThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("hearsay-node-"))
        .count();
  }

  private void meet() {
    bob.connect(new Seed.Bootstrap(internal("alice"))).toCompletableFuture().join();
    await().atMost(PATIENCE).until(() -> alice.peers().size() == 1 && bob.peers().size() == 1);
  }

  private RunningNode start(String name) {
    return start(name, event -> {});
  }

  private RunningNode start(String name, GossipMetrics metrics) {
    ValidatedIdentity identity = authority.newIdentity(ORG, name, Instant.MAX);
    KeylessCrypto crypto = new KeylessCrypto(authority, identity, List.of());
    return RunningNode.start(
        NodeSettings.defaults(),
        new SelfDescription(Endpoint.NONE, internal(name), Bytes.EMPTY, identity),
        new NodePorts(
            network.join(name, internal(name)),
            new ProtobufCodec(),
            crypto,
            crypto,
            crypto,
            certificates -> {},
            metrics),
        runtime);
  }

  private static Endpoint internal(String name) {
    return Endpoint.of(name + ".internal", 7051);
  }
}
