// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.SELF;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.DialFailed;
import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProbesTest {

  private static final Endpoint THERE = Bench.endpointOf(ANN);

  private final Bench bench = new Bench();

  private LinkId identify() {
    bench.connections.identify(THERE, bench.now());
    return bench.lastDial();
  }

  @Test
  void deepProbeLearnsTheIdentityAndHangsUp() {
    LinkId link = identify();
    bench.reaches(link, ANN);

    bench.says(link, bench.handshakeOf(ANN, false));

    assertThat(bench.codec.messageOf(bench.comm.written(link).getFirst()))
        .isEqualTo(HandshakeMessages.own(SELF, Bench.OWN_HASH, true));
    assertThat(bench.listener.news)
        .containsExactly("proved ann@Org1", "identified " + THERE + " ann@Org1");
    assertThat(bench.comm.finished).containsExactly(link);
    assertThat(bench.connections.isConnected(ANN.pkiId())).isFalse();
  }

  @Test
  void peerThatHangsUpBeforeItWasJudgedIsIdentifiedAllTheSame() {
    LinkId link = identify();
    bench.reaches(link, ANN);
    bench.deskAnswers = false;
    bench.says(link, bench.handshakeOf(ANN, false));
    bench.breaks(link, LinkEnd.COMPLETED);

    bench.deskAnswers = true;
    bench.settle();

    assertThat(bench.listener.news).contains("identified " + THERE + " ann@Org1");
    assertThat(bench.comm.finished).isEmpty();
    assertThat(bench.events(DialFailed.class)).isEmpty();
  }

  @Test
  void badHandshakeOfAPeerThatHungUpIsStillRefused() {
    LinkId link = identify();
    bench.reaches(link, ZOE);
    bench.deskAnswers = false;
    bench.says(link, bench.handshakeOf(ANN, false));
    bench.breaks(link, LinkEnd.COMPLETED);

    bench.deskAnswers = true;
    bench.settle();

    assertThat(bench.listener.news)
        .containsExactly("not identified " + THERE + " TLS_BINDING_MISMATCH");
    assertThat(bench.comm.aborted).isEmpty();
  }

  @Test
  void whoAsksMeanwhileSharesTheAnswer() {
    LinkId link = identify();
    identify();
    bench.reaches(link, ANN);
    bench.says(link, bench.handshakeOf(ANN, false));

    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.listener.news).containsOnlyOnce("identified " + THERE + " ann@Org1");
    identify();
    assertThat(bench.comm.dials).hasSize(2);
  }

  @Test
  void deepProbeThatCannotConnectFails() {
    bench.breaks(identify(), LinkEnd.DIAL_FAILED);

    assertThat(bench.listener.news).containsExactly("not identified " + THERE + " UNREACHABLE");
    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }

  @Test
  void deepProbeOfASilentPeerTimesOut() {
    bench.reaches(identify(), ANN);

    bench.pass(Duration.ofSeconds(2));

    assertThat(bench.listener.news)
        .containsExactly("not identified " + THERE + " HANDSHAKE_TIMEOUT");
  }

  @Test
  void deepProbeOfOneselfIsToldApart() {
    LinkId link = identify();
    bench.reaches(link, SELF);

    bench.says(link, bench.handshakeOf(SELF, false));

    assertThat(bench.listener.news).containsExactly("not identified " + THERE + " SELF_CONNECTION");
  }

  @Test
  void probeByOneselfIsAnsweredSoThatTheProberFindsOut() {
    LinkId link = bench.dialledBy(SELF);

    bench.says(link, bench.handshakeOf(SELF, true));

    assertThat(bench.comm.finished).containsExactly(link);
    assertThat(bench.listener.news).isEmpty();
  }

  @Test
  void inboundProbeIsAnsweredAndEndsInGoodOrderWithoutATrace() {
    LinkId link = bench.dialledBy(ANN);

    bench.says(link, bench.handshakeOf(ANN, true));

    assertThat(bench.comm.calls)
        .containsSubsequence(
            "write " + link + " " + bench.comm.written(link).getFirst().payload(),
            "finish " + link);
    assertThat(bench.connections.links()).isZero();
    assertThat(bench.connections.isConnected(ANN.pkiId())).isFalse();
    assertThat(bench.listener.news).containsExactly("proved ann@Org1");
    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void inboundProbeIsNotEndedBeforeTheOwnHandshakeHasLeft() {
    bench.deskAnswers = false;
    LinkId link = bench.dialledBy(ANN);
    bench.says(link, bench.handshakeOf(ANN, true));
    bench.connections.handshakeJudged(
        link, new HandshakeVerdict.Accepted(ANN, Bench.envelope("proof"), true), bench.now());
    assertThat(bench.comm.finished).isEmpty();

    bench.deskAnswers = true;
    bench.settle();

    assertThat(bench.comm.calls.getLast()).isEqualTo("finish " + link);
    assertThat(bench.comm.written(link)).hasSize(1);
  }

  @Test
  void proberThatDoesNotHangUpIsCutOff() {
    LinkId link = bench.dialledBy(ANN);
    bench.says(link, bench.handshakeOf(ANN, true));

    bench.pass(Duration.ofSeconds(2));

    assertThat(bench.comm.aborted).containsKey(link);
    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void probeInAnswerToAProbeIsRefused() {
    LinkId link = identify();
    bench.reaches(link, ANN);

    bench.says(link, bench.handshakeOf(ANN, true));

    assertThat(bench.listener.news)
        .containsExactly("not identified " + THERE + " HANDSHAKE_EXPECTED");
  }

  @Test
  void garbageInAnswerToAProbeIsNamed() {
    LinkId link = identify();
    bench.reaches(link, ANN);

    bench.breaks(link, LinkEnd.GARBAGE);

    assertThat(bench.listener.news)
        .containsExactly("not identified " + THERE + " MALFORMED_MESSAGE");
    assertThat(bench.rejections()).containsExactly(Rejection.MALFORMED_MESSAGE);
  }

  @Test
  void malformedEndpointIsNotProbed() {
    Endpoint odd = new Endpoint("nowhere");
    bench.connections.identify(odd, bench.now());
    bench.connections.probe(odd, bench.now());

    assertThat(bench.comm.calls).isEmpty();
    assertThat(bench.listener.news)
        .containsExactly("not identified nowhere MALFORMED_ENDPOINT", "probed nowhere false");
  }

  @Test
  void deepProbesTakeTheirTurnAmongTheDials() {
    ConnectionSettings.Dialling defaults = ConnectionSettings.defaults().dialling();
    Bench small =
        new Bench(
            ConnectionSettings.defaults()
                .withDialling(
                    new ConnectionSettings.Dialling(
                        1,
                        1,
                        defaults.patience(),
                        2,
                        defaults.firstBackOff(),
                        defaults.longestBackOff())));
    small.send(ANN, Lane.MEMBERSHIP, "hello");
    small.connections.identify(Bench.endpointOf(ZOE), small.now());
    small.connections.identify(THERE, small.now());
    assertThat(small.comm.dials).hasSize(1);
    assertThat(small.listener.news).containsExactly("not identified " + THERE + " OVERLOADED");

    small.breaks(small.lastDial(), LinkEnd.DIAL_FAILED);

    assertThat(small.comm.dials.values()).contains(Bench.endpointOf(ZOE));
  }

  @Test
  void pingAsksWithoutALink() {
    bench.connections.probe(THERE, bench.now());
    long token = bench.comm.pings.getFirst().token();

    bench.connections.pinged(token, true, "", bench.now());
    bench.connections.pinged(token, true, "", bench.now());

    assertThat(bench.listener.news).containsExactly("probed " + THERE + " true");
    assertThat(bench.comm.dials).isEmpty();
  }

  @Test
  void endpointIsPingedOnceAtATime() {
    bench.connections.probe(THERE, bench.now());
    bench.connections.probe(THERE, bench.now());

    assertThat(bench.comm.pings).hasSize(1);
    bench.connections.pinged(bench.comm.pings.getFirst().token(), false, "no", bench.now());
    bench.connections.probe(THERE, bench.now());
    assertThat(bench.comm.pings).hasSize(2);
  }

  @Test
  void pingsBeyondTheLimitWaitForTheirTurn() {
    for (int port = 1; port <= 17; port++) {
      bench.connections.probe(Endpoint.of("peer", port), bench.now());
    }
    assertThat(bench.comm.pings).hasSize(16);

    bench.connections.pinged(bench.comm.pings.getFirst().token(), false, "no", bench.now());

    assertThat(bench.comm.pings).hasSize(17);
  }
}
