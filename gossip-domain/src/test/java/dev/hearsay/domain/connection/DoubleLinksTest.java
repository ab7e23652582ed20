// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** This node is called me: ann has a smaller PKI-ID, zoe a greater one. */
class DoubleLinksTest {

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Bench bench = new Bench();

  @Test
  void mostRecentlyEstablishedLinkIsSentOn() {
    LinkId own = bench.outboundTo(ANN);
    LinkId theirs = bench.inboundFrom(ANN);

    bench.send(ANN, Lane.MEMBERSHIP, "on the newest");

    assertThat(bench.textsOn(own)).containsExactly("hello");
    assertThat(bench.textsOn(theirs)).containsExactly("on the newest");
  }

  @Test
  void allLinksAreReadFrom() {
    LinkId own = bench.outboundTo(ANN);
    LinkId theirs = bench.inboundFrom(ANN);

    bench.says(own, 1, new Content.StateInfoPullRequest(Bytes.EMPTY));
    bench.says(theirs, 2, new Content.StateInfoPullRequest(Bytes.EMPTY));

    assertThat(bench.listener.received).hasSize(2);
  }

  @Test
  void whenOneLinkBreaksTheOtherTakesOverWithoutADial() {
    LinkId own = bench.outboundTo(ANN);
    LinkId theirs = bench.inboundFrom(ANN);
    bench.comm.busy.add(theirs);
    bench.send(ANN, Lane.MEMBERSHIP, "taken");
    bench.send(ANN, Lane.MEMBERSHIP, "waits");

    bench.breaks(theirs, LinkEnd.FAILED);
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.textsOn(own)).containsExactly("hello", "waits");
    assertThat(bench.comm.dials).hasSize(1);
  }

  @Test
  void simultaneousDialsLeaveBothLinksAloneDuringTheGrace() {
    bench.outboundTo(ANN);
    bench.inboundFrom(ANN);

    bench.pass(GRACE.minusMillis(1));

    assertThat(bench.comm.finished).isEmpty();
    assertThat(bench.comm.aborted).isEmpty();
    assertThat(bench.connections.links()).isEqualTo(2);
  }

  @Test
  void greaterSideEndsItsOwnLinkAfterTheGraceAndLosesNothing() {
    LinkId theirs = bench.inboundFrom(ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    LinkId own = reopenOwn(theirs);
    bench.comm.busy.add(own);
    bench.send(ANN, Lane.MEMBERSHIP, "taken");
    bench.send(ANN, Lane.MEMBERSHIP, "waits");

    bench.pass(GRACE);

    assertThat(bench.comm.finished).containsExactly(own);
    assertThat(bench.comm.aborted).isEmpty();
    LinkId heir = LinkId.inbound(2);
    assertThat(bench.textsOn(heir)).containsExactly("waits");
    bench.breaks(own, LinkEnd.COMPLETED);
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.connections.links()).isOne();
    assertThat(bench.rejections()).isEmpty();
  }

  /**
   * Lets the inbound link break, dial again, and be dialled again meanwhile: the own link is the
   * newest.
   */
  private LinkId reopenOwn(LinkId theirs) {
    bench.breaks(theirs, LinkEnd.FAILED);
    bench.pass(Duration.ofMillis(20));
    LinkId own = bench.lastDial();
    bench.reaches(own, ANN);
    bench.inboundFrom(ANN);
    bench.says(own, bench.handshakeOf(ANN, false));
    return own;
  }

  @Test
  void smallerSideKeepsItsOwnLink() {
    bench.outboundTo(ZOE);
    bench.inboundFrom(ZOE);

    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.comm.finished).isEmpty();
    assertThat(bench.connections.links()).isEqualTo(2);
  }

  @Test
  void ownLinkStaysWhenTheOtherIsGoneBeforeTheGraceIsOver() {
    bench.outboundTo(ANN);
    bench.breaks(bench.inboundFrom(ANN), LinkEnd.FAILED);

    bench.pass(GRACE);

    assertThat(bench.comm.finished).isEmpty();
    assertThat(bench.connections.isConnected(ANN.pkiId())).isTrue();
  }

  @Test
  void linkThatCameLaterGetsItsOwnGrace() {
    bench.outboundTo(ANN);
    LinkId first = bench.inboundFrom(ANN);
    bench.pass(Duration.ofSeconds(1));
    bench.breaks(first, LinkEnd.FAILED);
    bench.inboundFrom(ANN);

    bench.pass(Duration.ofMillis(1_999));
    assertThat(bench.comm.finished).isEmpty();

    bench.pass(Duration.ofMillis(1));
    assertThat(bench.comm.finished).hasSize(1);
  }

  @Test
  void whatArrivesOnALinkThatEndsInGoodOrderIsStillWelcome() {
    LinkId own = bench.outboundTo(ANN);
    bench.inboundFrom(ANN);
    bench.pass(GRACE);

    bench.says(own, 1, new Content.StateInfoPullRequest(Bytes.EMPTY));

    assertThat(bench.listener.received).hasSize(1);
  }

  @Test
  void linkLostWhileTheOwnOneStillEndsIsReplacedWhenTheWayIsClear() {
    LinkId own = bench.outboundTo(ANN);
    LinkId theirs = bench.inboundFrom(ANN);
    bench.pass(GRACE);

    bench.breaks(theirs, LinkEnd.FAILED);
    bench.pass(Duration.ofMillis(100));
    assertThat(bench.comm.dials).hasSize(1);
    bench.breaks(own, LinkEnd.COMPLETED);

    assertThat(bench.comm.dials).hasSize(2);
  }

  @Test
  void moreInboundLinksThanAPeerMayHaveCostItTheOldest() {
    LinkId oldest = bench.inboundFrom(ANN);
    for (int i = 0; i < 3; i++) {
      bench.inboundFrom(ANN);
    }
    assertThat(bench.comm.aborted).isEmpty();

    LinkId fifth = bench.inboundFrom(ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "hello");

    assertThat(bench.comm.aborted).containsOnlyKeys(oldest);
    assertThat(bench.rejections()).containsExactly(Rejection.TOO_MANY_LINKS);
    assertThat(bench.connections.links()).isEqualTo(4);
    assertThat(bench.textsOn(fifth)).containsExactly("hello");
  }

  @Test
  void secondOwnLinkToAPeerFoundByAccidentIsGivenBack() {
    bench.outboundTo(ZOE);
    bench.known.put(ANN.pkiId(), ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "for ann");
    LinkId accident = bench.lastDial();
    bench.reaches(accident, ZOE);

    bench.says(accident, bench.handshakeOf(ZOE, false));

    assertThat(bench.comm.finished).containsExactly(accident);
    assertThat(bench.connections.links()).isOne();
    assertThat(bench.listener.news).contains("switched a to zoe@Org1");
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE, Rejection.TOO_MANY_LINKS);
  }

  @Test
  void answerLeavesOnTheLinkOfTheQuestion() {
    LinkId own = bench.outboundTo(ANN);
    bench.inboundFrom(ANN);

    bench.connections.respond(
        bench.infoOf(own, ANN), Bench.envelope("answer"), Lane.MEMBERSHIP, bench.now());

    assertThat(bench.textsOn(own)).containsExactly("hello", "answer");
  }

  @Test
  void answerLeavesOnAnotherLinkIfThatOfTheQuestionIsGone() {
    LinkId own = bench.outboundTo(ANN);
    LinkId theirs = bench.inboundFrom(ANN);
    bench.breaks(own, LinkEnd.FAILED);

    bench.connections.respond(
        bench.infoOf(own, ANN), Bench.envelope("answer"), Lane.MEMBERSHIP, bench.now());

    assertThat(bench.textsOn(theirs)).containsExactly("answer");
  }

  @Test
  void answerNeverDials() {
    LinkId theirs = bench.inboundFrom(ANN);
    bench.breaks(theirs, LinkEnd.COMPLETED);

    bench.connections.respond(
        bench.infoOf(theirs, ANN), Bench.envelope("answer"), Lane.MEMBERSHIP, bench.now());

    assertThat(bench.comm.dials).isEmpty();
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
  }
}
