// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.DuplicateIdentity;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content.MembershipRequest;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages that carry this node's own PKI-ID (discovery §5.2 and §15). */
class OwnNameTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");

  private AliveBuilder own(long incarnation, long sequence) {
    return node.alive(node.self, incarnation, sequence).external("self.example.com:7051");
  }

  @Test
  void theOwnHeartbeatThatComesBackIsStaleAndCostsNoCheck() {
    node.push(node.alive(peer, 1, 1));
    node.advanceSeconds(6);
    SignedMessage heartbeat = node.gossiped.getLast().message();
    assertThat(heartbeat.envelope()).isEqualTo(node.discovery.self().envelope());
    int checks = node.checksAsked;

    node.push(peer, heartbeat);

    assertThat(node.rejections()).containsExactly(Rejection.STALE_ALIVE);
    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.alive()).containsExactly("peer");
  }

  @Test
  void anotherNodeWithTheSameIdentityIsReportedWithItsEndpoint() {
    node.push(peer, own(9, 1).external("impostor:1").message());

    assertThat(node.rejections()).containsExactly(Rejection.OWN_PKI_ID);
    assertThat(node.events(DuplicateIdentity.class))
        .containsExactly(new DuplicateIdentity(new Endpoint("impostor:1")));
    assertThat(node.alive()).isEmpty();
    assertThat(node.gossiped).isEmpty();
  }

  @Test
  void anotherInternalEndpointIsReportedToo() {
    node.push(peer, own(9, 1).secret("impostor:2").message());

    assertThat(node.events(DuplicateIdentity.class))
        .containsExactly(new DuplicateIdentity(new Endpoint("impostor:2")));
  }

  @Test
  void theMemoryOfAnEarlierIncarnationIsRefusedWithoutAlarm() {
    node.push(peer, own(1, 5).message());

    assertThat(node.rejections()).containsExactly(Rejection.OWN_PKI_ID);
    assertThat(node.events(DuplicateIdentity.class)).isEmpty();
  }

  @Test
  void theSameImpostureIsJudgedOnce() {
    SignedMessage imposture = own(9, 1).external("impostor:1").message();
    node.push(peer, imposture);
    node.push(peer, imposture);

    assertThat(node.checksAsked).isOne();
    assertThat(node.events(DuplicateIdentity.class)).hasSize(1);
  }

  @Test
  void aForgedImpostureRaisesNoAlarm() {
    SignedMessage imposture = own(9, 1).external("impostor:1").message();
    Envelope forged = Envelope.signed(imposture.envelope().payload(), Bytes.utf8("forged"));

    node.push(peer, new SignedMessage(forged, imposture.message()));

    assertThat(node.rejections()).containsExactly(Rejection.BAD_SIGNATURE);
    assertThat(node.events(DuplicateIdentity.class)).isEmpty();
  }

  private PeerTime lastSaid() {
    return node.read(node.gossiped.getLast().message().envelope()).time();
  }

  @Test
  void afterAStartWithTheClockBehindTheNodeGoesOnAboveItsEarlierIncarnation() {
    node.push(peer, own(Long.MIN_VALUE, 5).message());

    assertThat(lastSaid()).isEqualTo(new PeerTime(Long.MIN_VALUE + 1, 1));
    assertThat(node.events(DuplicateIdentity.class)).isEmpty();
    node.push(peer, own(Long.MIN_VALUE, 6).message());
    node.push(peer, own(Long.MIN_VALUE, 5).message());
    assertThat(lastSaid()).isEqualTo(new PeerTime(Long.MIN_VALUE + 1, 1));
  }

  @Test
  void anEarlierIncarnationThatOthersThinkDeadIsSurpassedToo() {
    long nonce = node.asks(peer);

    node.respond(peer, nonce, List.of(), List.of(own(Long.MIN_VALUE, 5).envelope()));

    assertThat(lastSaid()).isEqualTo(new PeerTime(Long.MIN_VALUE + 1, 1));
  }

  @Test
  void aMessageThatIsSurpassedWhileItIsSignedIsMadeAnew() {
    node.receive(peer, 3, new MembershipRequest(node.alive(peer, 1, 1).envelope(), List.of()));
    node.check(node.checks.remove());
    assertThat(node.signings).hasSize(1);
    node.receive(peer, own(Long.MIN_VALUE, 5).message());

    node.settle();

    Envelope self = node.responseTo(peer).alive().getLast();
    assertThat(node.read(self).time().incarnation()).isEqualTo(Long.MIN_VALUE + 1);
  }

  @Test
  void noRaceIsRunWithANodeThatAlwaysGoesFurther() {
    for (int i = 0; i < 20; i++) {
      node.push(peer, own(Long.MIN_VALUE + 2L * i, 1).message());
    }

    assertThat(node.gossiped).hasSize(8);
  }

  @Test
  void aGreaterIncarnationElsewhereIsAnotherNodeAndIsNotSurpassed() {
    node.push(peer, own(Long.MIN_VALUE, 1).external("impostor:1").message());

    assertThat(node.events(DuplicateIdentity.class)).hasSize(1);
    assertThat(node.gossiped).isEmpty();
  }

  @Test
  void theGreatestIncarnationOfAllCannotBeSurpassed() {
    node.push(peer, own(-1, 1).message());

    assertThat(node.rejections()).containsExactly(Rejection.OWN_PKI_ID);
    assertThat(node.gossiped).isEmpty();
  }

  @Test
  void theNodeNeverStandsInItsOwnTables() {
    long nonce = node.asks(peer);

    node.respond(peer, nonce, List.of(own(1, 1).envelope()), List.of(own(1, 2).envelope()));

    assertThat(node.alive()).containsExactly("peer");
    assertThat(node.dead()).isEmpty();
  }
}
