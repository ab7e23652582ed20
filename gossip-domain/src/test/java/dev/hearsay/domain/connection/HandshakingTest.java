// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.FRED;
import static dev.hearsay.domain.connection.Bench.OWN_HASH;
import static dev.hearsay.domain.connection.Bench.SELF;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.DialFailed;
import dev.hearsay.domain.event.GossipEvent.LinkOpened;
import dev.hearsay.domain.event.GossipEvent.SigningFailed;
import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandshakingTest {

  private final Bench bench = new Bench();

  @Test
  void ownHandshakeLeavesFirstWithTheHashOfTheOwnCertificate() {
    LinkId link = bench.dialledBy(ANN);

    assertThat(bench.comm.written(link))
        .singleElement()
        .extracting(bench.codec::messageOf)
        .isEqualTo(HandshakeMessages.own(SELF, OWN_HASH, false));
  }

  @Test
  void ownHandshakeIsSignedOnceForEachCertificateAndProbeFlag() {
    bench.dialledBy(ANN);
    bench.dialledBy(ZOE);
    bench.connections.identify(Bench.endpointOf(FRED), bench.now());
    bench.reaches(bench.lastDial(), FRED);
    bench.connections.identify(Bench.endpointOf(ANN), bench.now());
    bench.reaches(bench.lastDial(), ANN);

    assertThat(bench.signRequests)
        .containsExactly(
            new HandshakeKey(true, OWN_HASH, false), new HandshakeKey(true, OWN_HASH, true));
  }

  @Test
  void linksThatCameUpWhileTheHandshakeIsSignedAllGetIt() {
    bench.deskAnswers = false;
    LinkId first = bench.dialledBy(ANN);
    LinkId second = bench.dialledBy(ZOE);
    assertThat(bench.comm.written).isEmpty();

    bench.deskAnswers = true;
    bench.settle();

    assertThat(bench.signRequests).hasSize(1);
    assertThat(bench.comm.written(first)).isEqualTo(bench.comm.written(second)).hasSize(1);
  }

  @Test
  void withoutTlsNoHashIsSentOrDemanded() {
    LinkId link = LinkId.inbound(1);
    bench.connections.linkUp(
        link, new LinkInfo(false, Bytes.EMPTY, Bytes.EMPTY, "10.0.0.1:1"), bench.now());
    bench.settle();
    bench.says(link, bench.signed(ANN, HandshakeMessages.own(ANN, Bytes.EMPTY, false)));

    assertThat(bench.signRequests).containsExactly(new HandshakeKey(false, Bytes.EMPTY, false));
    assertThat(bench.connections.isConnected(ANN.pkiId())).isTrue();
  }

  @Test
  void peerWithoutTlsCertificateIsRefusedBeforeAnythingIsSaid() {
    LinkId link = LinkId.inbound(1);
    bench.connections.linkUp(
        link, new LinkInfo(true, OWN_HASH, Bytes.EMPTY, "10.0.0.1:1"), bench.now());
    bench.settle();

    assertThat(bench.comm.written(link)).isEmpty();
    assertThat(bench.comm.aborted).containsEntry(link, "NO_TLS_CERTIFICATE");
    assertThat(bench.rejections()).containsExactly(Rejection.NO_TLS_CERTIFICATE);
  }

  @Test
  void acceptedPeerIsProvedAndItsLinkIsInUse() {
    LinkId link = bench.inboundFrom(ANN);

    assertThat(bench.connections.isConnected(ANN.pkiId())).isTrue();
    assertThat(bench.connections.links()).isOne();
    assertThat(bench.listener.news).containsExactly("proved ann@Org1");
    assertThat(bench.events)
        .containsExactly(
            new LinkOpened(link, ANN.pkiId(), ANN.org(), Bench.infoOf(ANN).remoteAddress()));
  }

  @Test
  void onlyOneMessageIsReadBeforeTheVerdictAndOneAfterIt() {
    bench.deskAnswers = false;
    LinkId link = bench.dialledBy(ANN);
    bench.says(link, bench.handshakeOf(ANN, false));
    assertThat(bench.comm.requested(link)).isOne();

    bench.deskAnswers = true;
    bench.settle();

    assertThat(bench.comm.requested(link)).isEqualTo(2);
  }

  @Test
  void linkIsNotUsedBeforeTheOwnHandshakeHasLeft() {
    bench.deskAnswers = false;
    LinkId link = bench.dialledBy(ANN);
    bench.connections.handshakeJudged(link, accepted(), bench.now());
    bench.says(link, bench.handshakeOf(ANN, false));
    bench.connections.handshakeJudged(link, accepted(), bench.now());
    assertThat(bench.connections.links()).isZero();

    bench.deskAnswers = true;
    bench.settle();

    assertThat(bench.connections.links()).isOne();
    assertThat(bench.comm.written(link)).hasSize(1);
  }

  private HandshakeVerdict accepted() {
    return new HandshakeVerdict.Accepted(ANN, Bench.envelope("proof"), false);
  }

  @Test
  void silentPeerIsCutOffWhenItsTimeIsOver() {
    LinkId link = bench.dialledBy(ANN);
    bench.pass(Duration.ofMillis(1_999));
    assertThat(bench.comm.aborted).isEmpty();

    bench.pass(Duration.ofMillis(1));

    assertThat(bench.comm.aborted).containsEntry(link, "HANDSHAKE_TIMEOUT");
    assertThat(bench.rejected().map(r -> r.reason() + " " + r.source()))
        .containsExactly("HANDSHAKE_TIMEOUT " + Bench.STRANGERS_HOST);
  }

  @Test
  void peerThatHasSpokenIsNotCutOffWhileItIsJudged() {
    LinkId link = bench.dialledBy(ANN);
    bench.deskAnswers = false;
    bench.says(link, bench.handshakeOf(ANN, false));

    bench.pass(Duration.ofSeconds(5));

    assertThat(bench.comm.aborted).isEmpty();
  }

  @Test
  void streamEndDuringTheHandshakeIsNoticedAtOnce() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    LinkId link = bench.lastDial();
    bench.reaches(link, ANN);

    bench.breaks(link, LinkEnd.FAILED);

    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }

  @Test
  void wrongTypeFirstIsRefused() {
    LinkId link = bench.dialledBy(ANN);

    bench.says(link, 0, new Content.Empty());

    assertThat(bench.comm.aborted).containsEntry(link, "HANDSHAKE_EXPECTED");
    assertThat(bench.rejections()).containsExactly(Rejection.HANDSHAKE_EXPECTED);
    assertThat(bench.connections.links()).isZero();
  }

  @Test
  void undecodableFirstMessageIsRefusedAtOnce() {
    LinkId link = bench.dialledBy(ANN);

    bench.connections.received(
        link, new Decoded.Failed<>(DecodeFailure.UNKNOWN_CONTENT, "tag 99"), 10, bench.now());

    assertThat(bench.comm.aborted).containsEntry(link, "UNKNOWN_CONTENT");
    assertThat(bench.rejected().map(GossipEvent.Rejected::detail))
        .containsExactly("UNKNOWN_CONTENT: tag 99");
  }

  @Test
  void oversizedFirstMessageIsRefusedWithoutAskingTheJudge() {
    LinkId link = bench.dialledBy(ANN);

    bench.says(link, bench.handshakeOf(ANN, false), (64 << 10) + 1);

    assertThat(bench.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
    assertThat(bench.connections.links()).isZero();
  }

  @Test
  void garbageInsteadOfAHandshakeIsCountedAgainstTheAddress() {
    LinkId link = bench.dialledBy(ANN);

    bench.breaks(link, LinkEnd.GARBAGE);

    assertThat(bench.rejected().map(r -> r.reason() + " " + r.source()))
        .containsExactly("MALFORMED_MESSAGE " + Bench.STRANGERS_HOST);
  }

  @Test
  void refusalOfADialledServerIsCountedAgainstTheEndpointThatWasDialled() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    LinkId link = bench.lastDial();
    bench.reaches(link, ANN);

    bench.says(link, 0, new Content.Empty());

    assertThat(bench.rejected().map(r -> r.reason() + " " + r.source()))
        .containsExactly("HANDSHAKE_EXPECTED " + Bench.endpointOf(ANN));
  }

  @Test
  void handshakeReplayedUnderAnotherTlsCertificateIsRefused() {
    LinkId link = bench.dialledBy(ZOE);

    bench.says(link, bench.handshakeOf(ANN, false));

    assertThat(bench.comm.aborted).containsEntry(link, "TLS_BINDING_MISMATCH");
    assertThat(bench.listener.news).isEmpty();
  }

  @Test
  void handshakeOnAnOpenLinkIsIgnored() {
    LinkId link = bench.inboundFrom(ANN);

    bench.says(link, bench.handshakeOf(ANN, false));

    assertThat(bench.connections.links()).isOne();
    assertThat(bench.listener.received).isEmpty();
    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void ownIdentityOnAStreamIsRefused() {
    LinkId link = bench.dialledBy(SELF);

    bench.says(link, bench.handshakeOf(SELF, false));

    assertThat(bench.comm.aborted).containsEntry(link, "SELF_CONNECTION");
    assertThat(bench.listener.news).isEmpty();
  }

  @Test
  void verdictOnALinkThatIsGoneIsIgnored() {
    bench.deskAnswers = false;
    LinkId link = bench.dialledBy(ANN);
    bench.says(link, bench.handshakeOf(ANN, false));
    bench.breaks(link, LinkEnd.FAILED);

    bench.deskAnswers = true;
    bench.settle();

    assertThat(bench.connections.links()).isZero();
    assertThat(bench.listener.news).isEmpty();
    assertThat(bench.comm.written(link)).isEmpty();
  }

  @Test
  void keyThatCannotBeUsedEndsTheLinksThatWaitAndIsAskedAgain() {
    bench.deskAnswers = false;
    LinkId link = bench.dialledBy(ANN);

    bench.connections.handshakeSigningFailed(
        bench.signRequests.getFirst(), "no hardware module", bench.now());
    bench.dialledBy(ANN);

    assertThat(bench.comm.aborted).containsKey(link);
    assertThat(bench.events).containsExactly(new SigningFailed("no hardware module"));
    assertThat(bench.signRequests).hasSize(2);
  }

  @Test
  void answerWithTheProbeFlagIsRefused() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    LinkId link = bench.lastDial();
    bench.reaches(link, ANN);

    bench.says(link, bench.handshakeOf(ANN, true));

    assertThat(bench.comm.aborted).containsEntry(link, "HANDSHAKE_EXPECTED");
    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }

  @Test
  void strangersBeyondTheLimitAreTurnedAway() {
    Bench small =
        new Bench(
            ConnectionSettings.defaults()
                .withLinks(new ConnectionSettings.Links(3, 2, 4, 64 << 10, 16, 1 << 20, 64 << 20)));
    small.dialledBy(ANN);
    small.dialledBy(ANN);

    LinkId third = small.dialledBy(ANN);

    assertThat(small.comm.aborted).containsOnlyKeys(third);
    assertThat(small.rejected().map(r -> r.reason() + " " + r.source()))
        .containsExactly("TOO_MANY_LINKS " + Bench.STRANGERS_HOST);
  }

  @Test
  void inboundLinksBeyondTheTotalAreTurnedAwayButOwnDialsAreNot() {
    Bench small =
        new Bench(
            ConnectionSettings.defaults()
                .withLinks(new ConnectionSettings.Links(2, 2, 4, 64 << 10, 16, 1 << 20, 64 << 20)));
    small.inboundFrom(ANN);
    small.inboundFrom(ZOE);

    LinkId third = small.dialledBy(FRED);
    small.outboundTo(FRED);

    assertThat(small.comm.aborted).containsOnlyKeys(third);
    assertThat(small.connections.links()).isEqualTo(3);
  }

  @Test
  void placeOfAStrangerThatLeftIsFree() {
    Bench small =
        new Bench(
            ConnectionSettings.defaults()
                .withLinks(new ConnectionSettings.Links(1, 1, 4, 64 << 10, 16, 1 << 20, 64 << 20)));
    small.breaks(small.dialledBy(ANN), LinkEnd.FAILED);

    small.inboundFrom(ZOE);

    assertThat(small.connections.isConnected(ZOE.pkiId())).isTrue();
  }

  @Test
  void unknownLinkThatComesUpLateIsCutOff() {
    LinkId forgotten = LinkId.outbound(99);

    bench.reaches(forgotten, ANN);

    assertThat(bench.comm.aborted).containsKey(forgotten);
    assertThat(bench.comm.written(forgotten)).isEmpty();
  }

  @Test
  void proofOfTheHandshakeTravelsWithEveryMessage() {
    LinkId link = bench.dialledBy(ANN);
    var handshake = bench.handshakeOf(ANN, false);
    bench.says(link, handshake);

    GossipMessage request =
        GossipMessage.of(7, new Content.StateInfoPullRequest(Bytes.utf8("mac")));
    bench.says(link, bench.signed(ANN, request));

    assertThat(bench.listener.received)
        .singleElement()
        .satisfies(message -> {
          assertThat(message.from().proof()).isEqualTo(handshake.envelope());
          assertThat(message.from().peer()).isEqualTo(ANN);
          assertThat(message.from().link()).isEqualTo(link);
        });
  }
}
