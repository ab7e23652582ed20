// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.ORG2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two organizations that trust each other for the sake of their channels only. */
class TrustAfterLeavingTest {

  private static final ChannelId OTHER = ChannelId.of("other");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Simulation simulation =
      new Simulation(SimulationSettings.of(5), new ProtobufCodec(), List.of());
  private final List<SimulatedNode> own = Networks.organization(simulation, ORG1, 2);
  private final List<SimulatedNode> others = Networks.organization(simulation, ORG2, 2);
  private final Channels channel =
      Channels.join(simulation, Stream.of(own, others).flatMap(List::stream).toList());
  private final SimulatedNode leaver = own.getLast();

  @BeforeEach
  void formAChannel() {
    await(channel::isFormed);
  }

  @Test
  void anOrganizationOfNoOtherChannelIsAStrangerAfterwards() {
    leaver.command(new Command.LeaveChannel(Channels.CHANNEL));
    await(() -> peersOf(others.getLast()).stream().noneMatch(leaver.pkiId()::equals));
    assertThat(organizationsKnownTo(leaver)).contains(ORG2);

    await(() -> !organizationsKnownTo(leaver).contains(ORG2));
    simulation.run(Duration.ofMinutes(1));

    assertThat(organizationsKnownTo(leaver)).containsExactly(ORG1);
    assertThat(Networks.alive(leaver)).containsExactly(own.getFirst().pkiId());
    assertThat(leaver.view().links()).isLessThanOrEqualTo(1);
    assertThat(peersOf(own.getFirst())).hasSize(2);
  }

  @Test
  void anOrganizationThatAnotherChannelSharesStaysTrusted() {
    for (SimulatedNode node : simulation.nodes()) {
      node.command(new Command.JoinChannel(channel.config(OTHER, 1)));
    }
    await(() -> leaver.view().channel(OTHER).stream().anyMatch(view -> view.peers().size() == 3));

    leaver.command(new Command.LeaveChannel(Channels.CHANNEL));
    simulation.run(Duration.ofMinutes(1));

    assertThat(organizationsKnownTo(leaver)).containsExactly(ORG1, ORG2);
    assertThat(leaver.view().channel(OTHER).orElseThrow().peers()).hasSize(3);
  }

  @Test
  void whoComesBackIsAmongFriendsAgain() {
    leaver.command(new Command.LeaveChannel(Channels.CHANNEL));
    await(() -> !organizationsKnownTo(leaver).contains(ORG2));

    leaver.command(new Command.JoinChannel(channel.config(1)));

    await(channel::isFormed);
  }

  @Test
  void leavingRightAfterJoiningIsLeaving() {
    leaver.command(new Command.JoinChannel(channel.config(2)));
    leaver.command(new Command.LeaveChannel(Channels.CHANNEL));
    simulation.run(Duration.ofSeconds(30));

    assertThat(leaver.view().channel(Channels.CHANNEL)).isEmpty();
    assertThat(organizationsKnownTo(leaver)).containsExactly(ORG1);
  }

  private void await(BooleanSupplier condition) {
    assertThat(simulation.runUntil(condition, PATIENCE)).isPresent();
  }

  private static List<PkiId> peersOf(SimulatedNode node) {
    return ChannelScene.peersOf(node);
  }

  private static Set<OrgId> organizationsKnownTo(SimulatedNode node) {
    return node.view().identities().stream()
        .map(ValidatedIdentity::org)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
