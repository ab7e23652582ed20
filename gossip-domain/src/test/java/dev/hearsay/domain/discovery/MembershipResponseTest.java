// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import static dev.hearsay.domain.discovery.TestPeer.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content.MembershipResponse;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How answers to this node's questions are taken apart (discovery §5.4). */
class MembershipResponseTest {

  private final DiscoveryFixture node = DiscoveryFixture.running();
  private final TestPeer friend = TestPeer.in(ORG1, "friend");
  private final TestPeer peer = TestPeer.in(ORG1, "peer");

  private Envelope envelope(TestPeer author) {
    return node.alive(author, 1, 1).envelope();
  }

  @Test
  void theLivingOfAResponseAreLearnedAndNotRelayed() {
    long nonce = node.asks(friend);
    node.gossiped.clear();

    node.respond(friend, nonce, List.of(envelope(peer)), List.of());

    assertThat(node.alive()).containsExactly("friend", "peer");
    assertThat(node.gossiped).isEmpty();
  }

  @Test
  void whatIsKnownByItsBytesIsNeitherDecodedNorVerified() {
    node.push(node.alive(peer, 1, 1));
    long nonce = node.asks(friend);
    int checks = node.checksAsked;
    int decodes = node.codec.decodes();

    node.respond(friend, nonce, List.of(envelope(peer)), List.of(envelope(friend)));

    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.codec.decodes()).isEqualTo(decodes);
    assertThat(node.rejections()).isEmpty();
  }

  @Test
  void anOlderElementIsDecodedButNotVerified() {
    node.push(node.alive(peer, 2, 1));
    long nonce = node.asks(friend);
    int checks = node.checksAsked;

    node.respond(friend, nonce, List.of(envelope(peer)), List.of());

    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.rejections()).containsExactly(Rejection.STALE_ALIVE);
  }

  @Test
  void aBadElementHidesNoneAndEachIsCounted() {
    long nonce = node.asks(friend);
    Envelope garbage = Envelope.signed(Bytes.utf8("garbage"), Bytes.utf8("signature"));
    Envelope forged = Envelope.signed(envelope(peer).payload(), Bytes.utf8("forged"));
    GossipMessage response = GossipMessage.of(new MembershipResponse(List.of(), List.of()));
    Envelope nested = Envelope.unsigned(node.codec.encode(response));
    TestPeer last = TestPeer.in(ORG1, "last");
    TestPeer fallen = TestPeer.in(ORG1, "fallen");

    node.respond(
        friend,
        nonce,
        List.of(garbage, nested, forged, envelope(last)),
        List.of(nested, envelope(fallen)));

    assertThat(node.alive()).containsExactly("friend", "last");
    assertThat(node.dead()).containsExactly("fallen");
    assertThat(node.rejections())
        .containsExactlyInAnyOrder(
            Rejection.MALFORMED_MESSAGE,
            Rejection.UNEXPECTED_ELEMENT,
            Rejection.BAD_SIGNATURE,
            Rejection.UNEXPECTED_ELEMENT);
  }

  @Test
  void anUnknownMemberAmongTheDeadIsLearnedAsDead() {
    long nonce = node.asks(friend);

    node.respond(friend, nonce, List.of(), List.of(envelope(peer)));

    assertThat(node.dead()).containsExactly("peer");
    assertThat(node.events(MemberDead.class))
        .containsExactly(new MemberDead(peer.pkiId(), peer.internal(), DeathCause.REPORTED));
  }

  @Test
  void aKnownMemberAmongTheDeadStaysAsItIsEvenIfTheElementIsNewer() {
    node.push(node.alive(peer, 1, 1));
    long nonce = node.asks(friend);
    int checks = node.checksAsked;

    node.respond(friend, nonce, List.of(), List.of(node.alive(peer, 2, 1).envelope()));

    assertThat(node.alive()).containsExactly("friend", "peer");
    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.rejections()).isEmpty();
  }

  @Test
  void aDeadMemberAmongTheDeadIsNotEvenVerified() {
    node.push(node.alive(peer, 1, 1));
    node.discovery.presumedDead(peer.pkiId(), node.now());
    long nonce = node.asks(friend);
    int checks = node.checksAsked;

    node.respond(friend, nonce, List.of(), List.of(node.alive(peer, 2, 1).envelope()));

    assertThat(node.checksAsked).isEqualTo(checks);
    assertThat(node.dead()).containsExactly("peer");
  }

  @Test
  void aMemberThatBecomesAliveWhileItsDeathIsCheckedStaysAlive() {
    long nonce = node.asks(friend);
    node.receive(friend, nonce, new MembershipResponse(List.of(), List.of(envelope(peer))));
    DiscoveryFixture.Check death = node.checks.remove();
    node.push(node.alive(peer, 1, 1));

    node.check(death);

    assertThat(node.alive()).containsExactly("friend", "peer");
    assertThat(node.dead()).isEmpty();
  }

  @Test
  void theDeadByHearsayAreBounded() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxReportedDead", 1));
    long nonce = small.asks(friend);

    small.respond(
        friend,
        nonce,
        List.of(),
        List.of(
            small.alive(peer, 1, 1).envelope(),
            small.alive(TestPeer.in(ORG1, "other"), 1, 1).envelope()));

    assertThat(small.dead()).containsExactly("peer");
    assertThat(small.rejections()).containsExactly(Rejection.MEMBERSHIP_FULL);
  }

  @Test
  void aResponseThatNobodyAskedForIsRefused() {
    node.push(node.alive(friend, 1, 1));

    node.respond(friend, 99, List.of(envelope(peer)), List.of());

    assertThat(node.alive()).containsExactly("friend");
    assertThat(node.rejections()).containsExactly(Rejection.UNSOLICITED);
  }

  @Test
  void aResponseOfAnotherPeerThanTheOneThatWasAskedIsRefused() {
    long nonce = node.asks(friend);

    node.respond(TestPeer.in(ORG1, "other"), nonce, List.of(envelope(peer)), List.of());
    assertThat(node.rejections()).containsExactly(Rejection.UNSOLICITED);

    node.respond(friend, nonce, List.of(envelope(peer)), List.of());
    assertThat(node.alive()).containsExactly("friend", "peer");
  }

  @Test
  void aSecondResponseToTheSameQuestionIsRefused() {
    long nonce = node.asks(friend);
    node.respond(friend, nonce, List.of(), List.of());

    node.respond(friend, nonce, List.of(envelope(peer)), List.of());

    assertThat(node.rejections()).containsExactly(Rejection.UNSOLICITED);
  }

  @Test
  void aResponseThatComesAfterTheQuestionWasForgottenIsRefused() {
    long nonce = node.asks(friend);
    node.push(node.alive(friend, 1, 2));
    node.advanceSeconds(20);
    node.push(node.alive(friend, 1, 3));
    node.advanceSeconds(15);

    node.respond(friend, nonce, List.of(envelope(peer)), List.of());

    assertThat(node.rejections()).containsExactly(Rejection.UNSOLICITED);
  }

  @Test
  void questionsAreBoundedAndTheOldestIsForgottenFirst() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxQuestions", 1));
    long first = small.asks(friend);
    small.advanceSeconds(4);
    assertThat(small.nonceOfLastRequestTo(friend)).isNotEqualTo(first);

    small.respond(friend, first, List.of(), List.of());

    assertThat(small.rejections()).containsExactly(Rejection.UNSOLICITED);
  }

  @Test
  void aResponseWithTooManyElementsIsRefusedAsAWhole() {
    DiscoveryFixture small = DiscoveryFixture.running(Limits.with("maxResponseElements", 10));
    long nonce = small.asks(friend);
    Envelope element = small.alive(peer, 1, 1).envelope();
    int decodes = small.codec.decodes();

    small.respond(
        friend,
        nonce,
        new ArrayList<>(Collections.nCopies(6, element)),
        new ArrayList<>(Collections.nCopies(5, element)));

    assertThat(small.alive()).containsExactly("friend");
    assertThat(small.codec.decodes()).isEqualTo(decodes);
    assertThat(small.rejections()).containsExactly(Rejection.TOO_MANY_ELEMENTS);
  }

  @Test
  void theSameElementTwiceIsAppliedOnce() {
    long nonce = node.asks(friend);

    node.respond(friend, nonce, List.of(envelope(peer), envelope(peer)), List.of(envelope(peer)));

    assertThat(node.alive()).containsExactly("friend", "peer");
    assertThat(node.dead()).isEmpty();
  }
}
