// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.ORG2;
import static dev.hearsay.testkit.simulation.Networks.alive;
import static dev.hearsay.testkit.simulation.Networks.dead;
import static dev.hearsay.testkit.simulation.Networks.seeEachOther;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private final Simulation simulation = Networks.empty(1);

  @Test
  void twoNodesSeeEachOther() {
    List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 2);

    Optional<Duration> took =
        simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));

    assertThat(took).isPresent();
    NetworkMember seen = nodes.getFirst().view().alive().getFirst();
    assertThat(seen.internalEndpoint()).isEqualTo(nodes.getLast().self().internalEndpoint());
    assertThat(seen.externalEndpoint()).isEqualTo(nodes.getLast().self().externalEndpoint());
  }

  @Test
  void sixNodesOfTwoOrganizationsConvergeWithinTenSecondsWithFabricsTimers() {
    List<SimulatedNode> nodes = twoOrganizations(3, simulation);

    assertThat(simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10))).isPresent();
  }

  @Test
  void sixNodesConvergeWithinTwoSecondsWithFastTimers() {
    Simulation fast = Networks.empty(SimulationSettings.of(1).withNode(Networks.faster(10)));
    List<SimulatedNode> nodes = twoOrganizations(3, fast);

    assertThat(fast.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(2))).isPresent();
  }

  @Test
  void nobodyDiesWhileNothingIsWrong() {
    List<SimulatedNode> nodes = twoOrganizations(4, simulation);

    simulation.run(Duration.ofMinutes(10));

    assertThat(seeEachOther(nodes)).isTrue();
    assertThat(eventsOf(nodes)).noneMatch(GossipEvent.MemberDead.class::isInstance);
    assertThat(eventsOf(nodes)).noneMatch(GossipEvent.MemberForgotten.class::isInstance);
  }

  @Test
  void aKilledNodeIsDeadEverywhereAndItsRestartHeals() {
    List<SimulatedNode> nodes = twoOrganizations(3, simulation);
    SimulatedNode victim = nodes.get(1);
    simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));

    victim.kill();

    List<SimulatedNode> others = nodes.stream().filter(SimulatedNode::isRunning).toList();
    assertThat(
            simulation.runUntil(
                () -> others.stream().allMatch(node -> dead(node).contains(victim.pkiId())),
                Duration.ofSeconds(30)))
        .isPresent();

    victim.start();
    simulation.bootstrap(victim, nodes.getFirst());
    simulation.anchor(victim, nodes.getLast());
    assertThat(simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(30))).isPresent();
  }

  @Test
  void aSilentNodeIsDeadAfterTheExpirationTimeout() {
    List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 3);
    simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));
    simulation.run(Duration.ofSeconds(20));
    SimulatedNode lonely = nodes.getLast();
    nodes.forEach(node -> simulation.network().separate(lonely.name(), node.name()));

    simulation.run(Duration.ofSeconds(30));

    assertThat(alive(nodes.getFirst())).containsExactly(nodes.get(1).pkiId());
    assertThat(alive(lonely)).isEmpty();
    assertThat(eventsOf(List.of(lonely)))
        .anyMatch(event ->
            event instanceof GossipEvent.MemberDead death && death.cause() != DeathCause.REPORTED);
  }

  @Test
  void aPartitionHealsByItself() {
    List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 4);
    simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));
    for (SimulatedNode left : nodes.subList(0, 2)) {
      nodes
          .subList(2, 4)
          .forEach(right -> simulation.network().separate(left.name(), right.name()));
    }
    simulation.run(Duration.ofSeconds(60));
    assertThat(alive(nodes.getFirst())).containsExactly(nodes.get(1).pkiId());

    simulation.network().rejoinAll();

    assertThat(simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(60))).isPresent();
  }

  @Test
  void nodesWithoutExternalEndpointStayInvisibleToOtherOrganizations() {
    List<SimulatedNode> org1 = Networks.organization(simulation, ORG1, 2);
    SimulatedNode hidden = simulation.addInvisible("org1-hidden", ORG1);
    hidden.start();
    simulation.bootstrap(hidden, org1.getFirst());
    List<SimulatedNode> org2 = Networks.organization(simulation, ORG2, 2);
    org2.forEach(SimulatedNode::record);
    Networks.introduce(org1, org2, simulation);

    simulation.run(Duration.ofMinutes(3));

    assertThat(alive(org1.getFirst())).contains(hidden.pkiId());
    for (SimulatedNode foreign : org2) {
      assertThat(alive(foreign)).contains(org1.getFirst().pkiId()).doesNotContain(hidden.pkiId());
      assertThat(dead(foreign)).doesNotContain(hidden.pkiId());
      assertThat(foreign.view().identities())
          .noneMatch(identity -> identity.pkiId().equals(hidden.pkiId()));
    }
  }

  @Test
  void noInternalEndpointEverReachesAnotherOrganization() {
    List<SimulatedNode> org1 = Networks.organization(simulation, ORG1, 3);
    List<SimulatedNode> org2 = Networks.organization(simulation, ORG2, 3);
    org2.forEach(SimulatedNode::record);
    Networks.introduce(org1, org2, simulation);
    simulation.run(Duration.ofMinutes(2));
    org1.get(1).kill();
    simulation.run(Duration.ofMinutes(2));
    org1.get(1).start();
    simulation.bootstrap(org1.get(1), org1.getFirst());
    simulation.run(Duration.ofMinutes(2));

    for (SimulatedNode foreign : org2) {
      assertThat(foreign.received()).hasSizeGreaterThan(100);
      for (SimulatedNode node : org1) {
        Endpoint secret = node.self().internalEndpoint();
        assertThat(foreign.received())
            .noneMatch(envelope -> holds(simulation.codec().encodeEnvelope(envelope), secret));
      }
      assertThat(foreign.received())
          .anyMatch(envelope ->
              holds(
                  simulation.codec().encodeEnvelope(envelope),
                  org2.getFirst().self().internalEndpoint()));
    }
  }

  @Test
  void changedMetadataReachesEverybody() {
    List<SimulatedNode> nodes = twoOrganizations(2, simulation);
    simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));

    nodes.getFirst().command(new Command.UpdateMetadata(Bytes.utf8("version 2")));

    assertThat(
            simulation.runUntil(
                () ->
                    nodes.stream()
                        .skip(1)
                        .allMatch(node ->
                            node.view().alive().stream()
                                .anyMatch(
                                    member -> member.metadata().equals(Bytes.utf8("version 2")))),
                Duration.ofSeconds(10)))
        .isPresent();
  }

  @Test
  void aRevokedPeerIsDroppedWhenItIsSuspected() {
    List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 3);
    simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));
    simulation.run(Duration.ofSeconds(10));
    SimulatedNode revoked = nodes.getLast();
    simulation.authority().revoke(revoked.self().identity().identity());

    for (SimulatedNode node : nodes.subList(0, 2)) {
      node.command(new Command.Suspect(List.of()));
    }
    simulation.run(Duration.ofMinutes(1));

    for (SimulatedNode node : nodes.subList(0, 2)) {
      assertThat(alive(node)).doesNotContain(revoked.pkiId());
      assertThat(dead(node)).doesNotContain(revoked.pkiId());
      assertThat(node.view().identities())
          .noneMatch(identity -> identity.pkiId().equals(revoked.pkiId()));
    }
  }

  @Test
  void aStoppedNodeSaysNothingMore() {
    List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 2);
    simulation.runUntil(() -> seeEachOther(nodes), Duration.ofSeconds(10));

    nodes.getLast().command(new Command.Stop());
    nodes.getFirst().record();
    simulation.run(Duration.ofMinutes(2));

    assertThat(nodes.getLast().view().stopped()).isTrue();
    assertThat(nodes.getFirst().received()).isEmpty();
  }

  private static boolean holds(Bytes bytes, Endpoint endpoint) {
    return new String(bytes.toArray(), StandardCharsets.ISO_8859_1).contains(endpoint.text());
  }

  private static List<GossipEvent> eventsOf(List<SimulatedNode> nodes) {
    return nodes.stream().map(SimulatedNode::events).flatMap(List::stream).toList();
  }

  private static List<SimulatedNode> twoOrganizations(int each, Simulation simulation) {
    List<SimulatedNode> org1 = Networks.organization(simulation, ORG1, each);
    List<SimulatedNode> org2 = Networks.organization(simulation, ORG2, each);
    Networks.introduce(org1, org2, simulation);
    return Stream.concat(org1.stream(), org2.stream()).toList();
  }
}
