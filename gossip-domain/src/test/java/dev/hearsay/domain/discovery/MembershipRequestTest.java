// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static dev.hearsay.domain.discovery.TestPeer.ORG2;
import static dev.hearsay.domain.discovery.TestPeer.ORG3;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Content.MembershipRequest;
import dev.hearsay.domain.message.Content.MembershipResponse;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Tag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How requests for the membership are judged and answered (discovery §5.3, §7 and §9). */
class MembershipRequestTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer peer = TestPeer.in(ORG1, "peer");
  private final TestPeer foreigner = TestPeer.in(ORG2, "foreigner");

  private List<String> authors(List<Envelope> envelopes) {
    return envelopes.stream()
        .map(envelope -> node.read(envelope).author().value().toUtf8().strip())
        .toList();
  }

  @Test
  void aPeerThatAsksWithoutEndIsAnsweredFourTimesAtOnceAndThenOncePerSecond() {
    Envelope self = node.alive(peer, 1, 1).envelope();

    for (int nonce = 1; nonce <= 10; nonce++) {
      node.request(peer, nonce, self);
    }
    assertThat(node.responsesTo(peer)).hasSize(4);
    assertThat(node.rejections()).hasSize(6).containsOnly(Rejection.OVERLOADED);

    node.advanceSeconds(1);
    node.request(peer, 11, self);
    node.request(peer, 12, self);
    assertThat(node.responsesTo(peer)).hasSize(5);
  }

  @Test
  void thePeersWhoseRequestsAreCountedAreBounded() {
    AnswerAllowance allowance = new AnswerAllowance(Duration.ofSeconds(1), 1);
    for (int i = 0; i < 4; i++) {
      assertThat(allowance.spend(peer.pkiId(), node.now())).isTrue();
    }
    assertThat(allowance.spend(peer.pkiId(), node.now())).isFalse();

    allowance.spend(node.self.pkiId(), node.now());

    assertThat(allowance.spend(peer.pkiId(), node.now())).isTrue();
  }

  @Test
  void aRequestIsAnsweredWithItsNonceAndTheOwnAliveMessageLast() {
    node.request(peer, 42, node.alive(peer, 1, 1).envelope());

    DiscoveryFixture.Sent sent = node.sentTo(peer).getFirst();
    assertThat(sent.target()).isEqualTo(new PeerAddress(peer.pkiId(), peer.internal()));
    assertThat(sent.message().nonce()).isEqualTo(42);
    assertThat(sent.message().tag()).isEqualTo(Tag.EMPTY);
    assertThat(authors(node.responseTo(peer).alive())).containsExactly("peer", "self");
    assertThat(node.responseTo(peer).dead()).isEmpty();
  }

  @Test
  void theRequesterBecomesAliveAndIsNotRelayed() {
    node.request(peer, 1, node.alive(peer, 1, 1).envelope());

    assertThat(node.alive()).containsExactly("peer");
    assertThat(node.gossiped).isEmpty();
  }

  @Test
  void aMessageFirstSeenInARequestIsRelayedOnceWhenItIsPushedAndNotVerifiedAgain() {
    AliveBuilder alive = node.alive(peer, 1, 1);
    node.request(peer, 1, alive.envelope());
    int checks = node.checksAsked;

    node.push(alive);
    node.push(alive);

    assertThat(node.gossiped).hasSize(1);
    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.rejections()).containsExactly(Rejection.STALE_ALIVE);
  }

  @Test
  void aRepeatedRequestIsAnsweredAgainWithoutDecodingOrVerifying() {
    Envelope self = node.alive(peer, 1, 1).envelope();
    node.request(peer, 1, self);
    int checks = node.checksAsked;
    int decodes = node.codec.decodes();

    node.request(peer, 2, self);

    assertThat(node.responsesTo(peer)).hasSize(2);
    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.codec.decodes()).isEqualTo(decodes);
  }

  @Test
  void anOlderSelfInformationIsVerifiedAndAnsweredButChangesNothing() {
    node.push(node.alive(peer, 2, 1).metadata(Bytes.utf8("new")));

    node.request(peer, 1, node.alive(peer, 1, 1).metadata(Bytes.utf8("old")).envelope());

    assertThat(node.responsesTo(peer)).hasSize(1);
    assertThat(node.member(peer).metadata()).isEqualTo(Bytes.utf8("new"));
  }

  @Test
  void aRequesterWithForgedSelfInformationGetsNoAnswer() {
    Envelope forged =
        Envelope.signed(node.alive(peer, 1, 1).envelope().payload(), Bytes.utf8("forged"));

    node.request(peer, 1, forged);

    assertThat(node.sent).isEmpty();
    assertThat(node.rejections()).containsExactly(Rejection.BAD_SIGNATURE);
  }

  @Test
  void whoIntroducesSomebodyElseGetsNoAnswer() {
    TestPeer other = TestPeer.in(ORG1, "other");
    Envelope known = node.alive(other, 1, 1).envelope();
    node.request(peer, 1, known);
    node.request(other, 2, known);

    node.request(peer, 3, known);

    assertThat(node.rejections())
        .containsExactly(Rejection.SENDER_MISMATCH, Rejection.SENDER_MISMATCH);
    assertThat(node.sentTo(peer)).isEmpty();
  }

  @Test
  void whoIntroducesThisNodeGetsNoAnswer() {
    node.request(peer, 1, node.alive(node.self, 9, 9).envelope());

    assertThat(node.rejections()).containsExactly(Rejection.SENDER_MISMATCH);
    assertThat(node.sent).isEmpty();
  }

  @Test
  void selfInformationThatIsNoAliveMessageIsRefused() {
    GossipMessage other = GossipMessage.of(new MembershipResponse(List.of(), List.of()));
    node.request(peer, 1, Envelope.unsigned(node.codec.encode(other)));

    assertThat(node.rejections()).containsExactly(Rejection.UNEXPECTED_ELEMENT);
  }

  @Test
  void selfInformationThatIsNoMessageIsRefused() {
    node.request(peer, 1, Envelope.signed(Bytes.utf8("garbage"), Bytes.utf8("signature")));

    assertThat(node.rejections()).containsExactly(Rejection.MALFORMED_MESSAGE);
  }

  @Test
  void aRequesterWhoseIdentityExpiredOnTheConnectionGetsNoAnswer() {
    TestPeer shortLived = new TestPeer("short", ORG1, node.now().wall().plusSeconds(5));
    Envelope self = node.alive(shortLived, 1, 1).envelope();
    node.request(shortLived, 1, self);
    node.advanceSeconds(6);
    node.sent.clear();

    node.request(shortLived, 2, self);

    assertThat(node.responsesTo(shortLived)).isEmpty();
    assertThat(node.rejections()).containsExactly(Rejection.EXPIRED_IDENTITY);
  }

  @Test
  void aForeignRequesterGetsItsOwnOrganizationAndOursWithoutSecrets() {
    node.push(node.alive(peer, 1, 1));
    node.push(node.alive(TestPeer.in(ORG1, "hidden"), 1, 1).external(""));
    node.push(node.alive(TestPeer.in(ORG2, "kin"), 1, 1).external(""));
    node.push(node.alive(TestPeer.in(ORG3, "third"), 1, 1));

    node.request(foreigner, 1, node.alive(foreigner, 1, 1).withoutSecret().envelope());

    List<Envelope> alive = node.responseTo(foreigner).alive();
    assertThat(authors(alive)).containsExactly("foreigner", "kin", "peer", "self");
    assertThat(alive).allSatisfy(envelope -> assertThat(envelope.secret()).isEmpty());
  }

  @Test
  void anOwnRequesterGetsTheOwnOrganizationOnlyWithSecrets() {
    node.push(node.alive(TestPeer.in(ORG1, "hidden"), 1, 1).external(""));
    node.push(node.alive(foreigner, 1, 1));

    node.request(peer, 1, node.alive(peer, 1, 1).envelope());

    List<Envelope> alive = node.responseTo(peer).alive();
    assertThat(authors(alive)).containsExactly("hidden", "peer", "self");
    assertThat(alive).allSatisfy(envelope -> assertThat(envelope.secret()).isPresent());
  }

  @Test
  void theDeadAreListedByTheSameRules() {
    TestPeer fallen = TestPeer.in(ORG1, "fallen");
    TestPeer third = TestPeer.in(ORG3, "third");
    node.push(node.alive(fallen, 1, 1));
    node.push(node.alive(third, 1, 1));
    node.discovery.presumedDead(fallen.pkiId(), node.now());
    node.discovery.presumedDead(third.pkiId(), node.now());

    node.request(foreigner, 1, node.alive(foreigner, 1, 1).withoutSecret().envelope());

    assertThat(authors(node.responseTo(foreigner).dead())).containsExactly("fallen");
    assertThat(node.responseTo(foreigner).dead().getFirst().secret()).isEmpty();
  }

  @Test
  void aForeignRequesterWithoutExternalEndpointIsLearnedButCutOff() {
    node.request(foreigner, 1, node.alive(foreigner, 1, 1).external("").envelope());

    assertThat(node.alive()).containsExactly("foreigner");
    assertThat(node.responsesTo(foreigner)).isEmpty();
    assertThat(node.disconnected).containsExactly(foreigner.pkiId());
    assertThat(node.rejections()).containsExactly(Rejection.NOT_DISCLOSABLE);
  }

  @Test
  void aNodeThatIsInvisibleAbroadCutsOffForeignRequestersAndSignsNothingForThem() {
    DiscoveryFixture hidden = DiscoveryFixture.invisible();

    hidden.request(foreigner, 1, hidden.alive(foreigner, 1, 1).envelope());

    assertThat(hidden.sent).isEmpty();
    assertThat(hidden.signaturesAsked).isZero();
    assertThat(hidden.disconnected).containsExactly(foreigner.pkiId());
    assertThat(hidden.rejections()).containsExactly(Rejection.NOT_DISCLOSABLE);
  }

  @Test
  void aRequesterThatWasAliveGetsTheLatestOwnMessageWhileItIsYoung() {
    node.request(peer, 1, node.alive(peer, 1, 1).envelope());
    node.advance(Duration.ofMillis(10));
    int signatures = node.signaturesAsked;

    node.request(peer, 2, node.alive(peer, 1, 2).envelope());

    assertThat(node.signaturesAsked).isEqualTo(signatures);
    List<MembershipResponse> both = node.responsesTo(peer);
    assertThat(both.getFirst().alive().getLast()).isEqualTo(both.getLast().alive().getLast());
  }

  @Test
  void aRequesterThatWasDeadGetsAFreshOwnMessageSinceItMayKnowUsAsDead() {
    node.request(peer, 1, node.alive(peer, 1, 1).envelope());
    node.discovery.presumedDead(peer.pkiId(), node.now());

    node.request(peer, 2, node.alive(peer, 1, 2).envelope());

    List<MembershipResponse> both = node.responsesTo(peer);
    AliveMessage first = node.read(both.getFirst().alive().getLast());
    AliveMessage second = node.read(both.getLast().alive().getLast());
    assertThat(second.time().isAfter(first.time())).isTrue();
  }

  @Test
  void requestsThatArriveTogetherShareOneSignature() {
    for (int i = 0; i < 10; i++) {
      TestPeer requester = TestPeer.in(ORG1, "requester" + i);
      Envelope self = node.alive(requester, 1, 1).envelope();
      node.receive(requester, i, new MembershipRequest(self, List.of()));
    }
    node.settle();

    assertThat(node.signaturesAsked).isOne();
    assertThat(node.sent).hasSize(10);
  }

  @Test
  void requestersBeyondTheLimitAreRefusedWhileTheKeyIsSlow() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxWaiting", 2));
    for (int nonce = 1; nonce <= 3; nonce++) {
      Envelope self = small.alive(peer, 1, 1).envelope();
      small.receive(peer, nonce, new MembershipRequest(self, List.of()));
    }
    small.settle();

    assertThat(small.responsesTo(peer)).hasSize(2);
    assertThat(small.rejections()).containsExactly(Rejection.OVERLOADED);
  }

  @Test
  void whatARequesterMayKnowIsFollowedWhenTheTableChanges() {
    node.request(peer, 1, node.alive(peer, 1, 1).envelope());
    node.push(node.alive(TestPeer.in(ORG1, "late"), 1, 1));

    node.request(peer, 2, node.alive(peer, 1, 1).envelope());

    assertThat(authors(node.responsesTo(peer).getLast().alive()))
        .containsExactly("late", "peer", "self");
  }

  @Test
  void aResponseHoldsNoMoreElementsThanTheLimit() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxResponseElements", 3));
    for (String name : List.of("a", "b", "c", "d")) {
      small.push(small.alive(TestPeer.in(ORG1, name), 1, 1));
    }

    small.request(peer, 1, small.alive(peer, 1, 1).envelope());

    assertThat(small.responseTo(peer).alive()).hasSize(3);
    assertThat(small.responseTo(peer).alive().getLast())
        .isEqualTo(small.discovery.self().envelope());
  }
}
