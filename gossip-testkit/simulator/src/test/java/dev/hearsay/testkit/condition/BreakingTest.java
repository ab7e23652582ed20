// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.memory.ForgottenLinks;
import dev.hearsay.testkit.memory.Imposed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What both sides hear of links that break, fall silent or are forgotten. */
class BreakingTest extends LinkScene {

  private static final List<Envelope> SENT = envelopes(3);
  private static final LinkId SECOND = LinkId.outbound(2);

  @Test
  void theWriterHearsOfAFailureThoughItsMessageArrives() {
    connect();
    fromAlice(new FailButDeliver(odds(ALL)));

    write(SENT.subList(0, 1));

    assertThat(ends(alice)).containsExactly(LinkEnd.FAILED);
    assertThat(bobsEnvelopes()).isEqualTo(SENT.subList(0, 1));
    assertThat(ends(bob)).containsExactly(LinkEnd.FAILED);
    assertThat(acted).isEqualTo(1);
  }

  @Test
  void aResetLosesWhatIsUnderWay() {
    connect();
    alice.writeAll(ALICES, SENT.subList(0, 1));
    fromAlice(new Reset(odds(ALL)));

    write(SENT.subList(1, 2));

    assertThat(bobsEnvelopes()).isEmpty();
    assertThat(ends(alice)).containsExactly(LinkEnd.FAILED);
    assertThat(ends(bob)).containsExactly(LinkEnd.FAILED);
  }

  @Test
  void aLinkThatWasResetCanBeDialledAgain() {
    connect();
    fromAlice(new Reset(odds(ALL)));
    write(SENT);

    alice.comm().dial(SECOND, bob.endpoint());
    run();

    assertThat(alice.recorder().awaitUp(SECOND).link()).isEqualTo(SECOND);
  }

  @Test
  void inSilenceNothingComesAndNobodyIsTold() {
    connect();
    fromAlice(new Silence());

    write(SENT);

    assertThat(bobsEnvelopes()).isEmpty();
    assertThat(ends(alice)).isEmpty();
    assertThat(acted).isEqualTo(SENT.size());
  }

  @Test
  void silenceInOneDirectionLeavesTheOtherOpen() {
    connect();
    fromAlice(new Silence());

    bob.writeAll(BOBS, SENT);
    run();

    assertThat(alice.recorder().envelopes(ALICES)).isEqualTo(SENT);
  }

  @Test
  void dialsTimeOutIfEitherDirectionIsSilent() {
    fromAlice(new Silence());

    alice.comm().dial(ALICES, bob.endpoint());
    bob.comm().dial(SECOND, alice.endpoint());
    run(Duration.ofMillis(2_999));
    assertThat(ends(alice)).isEmpty();
    run();

    assertThat(alice.recorder().awaitDown(ALICES).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(bob.recorder().awaitDown(SECOND).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
  }

  @Test
  void whoAcceptedADialWhoseAnswerWasLostHearsThatTheDiallerGaveUp() {
    fromBob(new Silence());

    alice.comm().dial(ALICES, bob.endpoint());
    run();

    assertThat(bob.recorder().awaitUp(BOBS).link()).isEqualTo(BOBS);
    assertThat(ends(bob)).containsExactly(LinkEnd.FAILED);
  }

  @Test
  void pingsTimeOutIfEitherDirectionIsSilent() {
    fromAlice(new Silence());

    alice.comm().ping(1, bob.endpoint());
    bob.comm().ping(2, alice.endpoint());
    run();

    assertThat(alice.recorder().reports()).containsExactly(unanswered(1));
    assertThat(bob.recorder().reports()).containsExactly(unanswered(2));
  }

  private static CommReport unanswered(long token) {
    return new CommReport.Pinged(token, false, "timed out");
  }

  @Test
  void whoWritesToASideThatClosedInSilenceHearsOfItAfterwards() {
    connect();
    Imposed silence = fromBob(new Silence());
    bob.comm().abort(BOBS, "no more");
    run();
    assertThat(ends(alice)).isEmpty();

    silence.lift();
    write(SENT);

    assertThat(ends(alice)).containsExactly(LinkEnd.FAILED);
  }

  @Test
  void aSilencedWriterIsNotStalledForEver() {
    connect();
    Imposed silence = fromBob(new Silence());
    alice.writeAll(ALICES, envelopes(5_000));

    run();
    silence.lift();

    assertThat(alice.recorder().reports(CommReport.Writable.class)).hasSize(1);
    assertThat(bobsEnvelopes()).hasSize(5_000);
  }

  @Test
  void aHalfOpenLinkLooksAliveToOneSideOnly() {
    connect();

    ForgottenLinks forgotten = network.forgetLinks("bob", "alice");
    write(SENT);

    assertThat(forgotten.count()).isEqualTo(1);
    assertThat(ends(bob)).containsExactly(LinkEnd.FAILED);
    assertThat(ends(alice)).isEmpty();
    assertThat(bobsEnvelopes()).isEmpty();
  }

  @Test
  void theBelieverOfAHalfOpenLinkHearsTheTruthWhenItWritesAfterHealing() {
    connect();
    ForgottenLinks forgotten = network.forgetLinks("bob", "alice");
    write(SENT);

    forgotten.heal();
    run();
    assertThat(ends(alice)).isEmpty();
    write(SENT);

    assertThat(ends(alice)).containsExactly(LinkEnd.FAILED);
  }

  @Test
  void besideAHalfOpenLinkANewOneCanBeOpened() {
    connect();
    network.forgetLinks("bob", "alice");

    bob.comm().dial(SECOND, alice.endpoint());
    run();

    assertThat(bob.recorder().awaitUp(SECOND).link()).isEqualTo(SECOND);
  }
}
