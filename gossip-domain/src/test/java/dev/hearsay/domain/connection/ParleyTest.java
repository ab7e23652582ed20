// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.DecodeFailure;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is sent away without an answer: the own handshake leaves before a refusal (wire §7). */
class ParleyTest {

  private static final Duration TIMEOUT = ConnectionSettings.defaults().handshakeTimeout();

  private final Bench bench = new Bench();

  @BeforeEach
  void signerIsSlow() {
    bench.deskAnswers = false;
  }

  private List<String> callsAbout(LinkId link) {
    return bench.comm.calls.stream()
        .filter(call -> call.contains(link + " "))
        .map(call -> call.substring(0, call.indexOf(' ')))
        .toList();
  }

  private void signerIsDone() {
    bench.deskAnswers = true;
    bench.settle();
  }

  /** The judge refuses while this node's own handshake is being signed. */
  private LinkId refusedEarly() {
    LinkId link = bench.dialledBy(ANN);
    bench.says(link, 0, new Content.Empty());
    bench.connections.handshakeJudged(link, Bench.refusal(), bench.now());
    return link;
  }

  @Test
  void whoeverIsRefusedGetsTheOwnHandshakeFirst() {
    LinkId link = refusedEarly();
    assertThat(bench.comm.aborted).isEmpty();

    signerIsDone();

    assertThat(callsAbout(link)).containsExactly("request", "write", "abort");
    assertThat(bench.rejections()).containsExactly(Rejection.HANDSHAKE_EXPECTED);
  }

  @Test
  void whoeverSendsGarbageFirstGetsTheOwnHandshakeFirst() {
    LinkId link = bench.dialledBy(ANN);
    bench.connections.received(
        link, new Decoded.Failed<>(DecodeFailure.MALFORMED, "odd"), 10, bench.now());
    assertThat(bench.comm.aborted).isEmpty();

    signerIsDone();

    assertThat(callsAbout(link)).containsExactly("request", "write", "abort");
    assertThat(bench.rejections()).containsExactly(Rejection.MALFORMED_MESSAGE);
  }

  @Test
  void whoeverSaysTooMuchFirstGetsTheOwnHandshakeFirst() {
    LinkId link = bench.dialledBy(ANN);
    bench.says(link, bench.handshakeOf(ANN, false), (64 << 10) + 1);
    assertThat(bench.comm.aborted).isEmpty();

    signerIsDone();

    assertThat(callsAbout(link)).containsExactly("request", "write", "abort");
    assertThat(bench.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
  }

  @Test
  void refusalDoesNotWaitForTheOwnHandshakeForEver() {
    LinkId link = refusedEarly();

    bench.pass(TIMEOUT);

    assertThat(bench.comm.aborted).containsEntry(link, "HANDSHAKE_EXPECTED");
    assertThat(bench.rejections()).containsExactly(Rejection.HANDSHAKE_EXPECTED);
  }

  @Test
  void refusalThatCameLateDoesNotWaitForTheOwnHandshakeForEverEither() {
    LinkId link = bench.dialledBy(ANN);
    bench.says(link, 0, new Content.Empty());
    bench.pass(TIMEOUT.multipliedBy(2));
    bench.connections.handshakeJudged(link, Bench.refusal(), bench.now());
    assertThat(bench.comm.aborted).isEmpty();

    bench.pass(TIMEOUT);

    assertThat(bench.comm.aborted).containsEntry(link, "HANDSHAKE_EXPECTED");
  }

  @Test
  void refusalOfALinkThatBrokeMeanwhileIsCountedAllTheSame() {
    LinkId link = refusedEarly();

    bench.breaks(link, LinkEnd.FAILED);
    signerIsDone();
    bench.pass(TIMEOUT);

    assertThat(bench.comm.aborted).isEmpty();
    assertThat(bench.rejections()).containsExactly(Rejection.HANDSHAKE_EXPECTED);
  }

  @Test
  void refusedProbeThatBrokeMeanwhileFails() {
    bench.connections.identify(Bench.endpointOf(ANN), bench.now());
    LinkId link = bench.lastDial();
    bench.reaches(link, ANN);
    bench.says(link, 0, new Content.Empty());
    bench.connections.handshakeJudged(link, Bench.refusal(), bench.now());

    bench.breaks(link, LinkEnd.COMPLETED);

    assertThat(bench.rejections()).containsExactly(Rejection.HANDSHAKE_EXPECTED);
    assertThat(bench.listener.news)
        .containsExactly("not identified " + Bench.endpointOf(ANN) + " HANDSHAKE_EXPECTED");
  }
}
