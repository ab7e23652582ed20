// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A small network with somebody in it who speaks by hand: what it says is refused by its name, and
 * afterwards the node serves as before.
 */
abstract class BadInput {

  static final Instant LATER = Instant.MAX;

  final Simulation simulation = Networks.empty(3);
  final List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 2);
  final SimulatedNode victim = nodes.getFirst();
  final RawPeer mallory = peer("mallory", ORG1, LATER);

  @BeforeEach
  void formANetwork() {
    assertThat(simulation.runUntil(() -> Networks.seeEachOther(nodes), Duration.ofSeconds(10)))
        .isPresent();
  }

  @AfterEach
  void theNodeGoesOn() {
    RawPeer late = peer("late", ORG1, LATER);
    late.greet(victim);
    assertThat(late.isConnected()).isTrue();
    assertThat(Networks.alive(victim)).contains(nodes.getLast().pkiId());
  }

  final void assertRefusedAndConnected(Rejection reason) {
    assertThat(rejections()).contains(reason);
    assertThat(mallory.isConnected()).isTrue();
  }

  final void assertRefusedAndCutOff(Rejection reason) {
    assertThat(rejections()).contains(reason);
    assertThat(mallory.isConnected()).isFalse();
  }

  final long count(Rejection reason) {
    return rejections().stream().filter(reason::equals).count();
  }

  /** What the victim refused that does not concern its own organization's honest gossip. */
  final List<Rejection> rejections() {
    String honest = nodes.getLast().pkiId().toString();
    return victim.events().stream()
        .filter(GossipEvent.Rejected.class::isInstance)
        .map(GossipEvent.Rejected.class::cast)
        .filter(rejected -> !rejected.source().equals(honest))
        .map(GossipEvent.Rejected::reason)
        .toList();
  }

  final RawPeer peer(String name, OrgId org, Instant notAfter) {
    return new RawPeer(simulation, name, simulation.authority().newIdentity(org, name, notAfter));
  }

  final SignedMessage alive(long incarnation, long sequence) {
    return mallory.sign(aliveOf(mallory.identity(), incarnation, sequence));
  }

  static GossipMessage aliveOf(ValidatedIdentity author, long incarnation, long sequence) {
    return GossipMessage.of(
        new Content.AliveMessage(
            new Content.Member(Endpoint.NONE, Bytes.EMPTY, author.pkiId()),
            new PeerTime(incarnation, sequence),
            PeerIdentity.NONE));
  }
}
