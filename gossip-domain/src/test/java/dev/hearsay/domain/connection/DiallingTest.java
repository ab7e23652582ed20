// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.FRED;
import static dev.hearsay.domain.connection.Bench.SELF;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hearsay.domain.event.GossipEvent.DialFailed;
import dev.hearsay.domain.event.GossipEvent.DialStarted;
import dev.hearsay.domain.event.GossipEvent.LinkClosed;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiallingTest {

  private static final Duration LONGEST_FIRST_REST = Duration.ofMillis(250);

  private final Bench bench = new Bench();

  private void failDial() {
    bench.breaks(bench.lastDial(), LinkEnd.DIAL_FAILED);
  }

  private void failUntilPresumedDead(ValidatedIdentity peer) {
    bench.send(peer, Lane.MEMBERSHIP, "hello");
    failDial();
    bench.pass(LONGEST_FIRST_REST);
    failDial();
  }

  @Test
  void messagesWaitForOneDialAndLeaveInOrder() {
    bench.send(ANN, Lane.MEMBERSHIP, "first");
    bench.send(ANN, Lane.MEMBERSHIP, "second");
    LinkId link = bench.lastDial();
    bench.reaches(link, ANN);
    bench.says(link, bench.handshakeOf(ANN, false));
    bench.send(ANN, Lane.MEMBERSHIP, "third");

    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.textsOn(link)).containsExactly("first", "second", "third");
    assertThat(bench.events(DialStarted.class))
        .containsExactly(new DialStarted(Bench.endpointOf(ANN)));
  }

  @Test
  void openLinkIsUsedWhoeverOpenedIt() {
    LinkId link = bench.inboundFrom(ANN);

    bench.send(ANN, Lane.MEMBERSHIP, "hello");

    assertThat(bench.comm.dials).isEmpty();
    assertThat(bench.textsOn(link)).containsExactly("hello");
  }

  @Test
  void dialsBeyondTheLimitWaitForTheirTurn() {
    Bench small = new Bench(withDials(1, 10));
    small.send(ANN, Lane.MEMBERSHIP, "hello");
    small.send(ZOE, Lane.MEMBERSHIP, "hello");
    small.send(FRED, Lane.MEMBERSHIP, "hello");
    assertThat(small.comm.dials.values()).containsExactly(Bench.endpointOf(ANN));

    small.breaks(small.lastDial(), LinkEnd.DIAL_FAILED);
    small.reaches(small.lastDial(), ZOE);
    assertThat(small.comm.dials).hasSize(2);
    small.says(small.lastDial(), small.handshakeOf(ZOE, false));

    assertThat(small.comm.dials.values())
        .containsExactly(Bench.endpointOf(ANN), Bench.endpointOf(ZOE), Bench.endpointOf(FRED));
  }

  private static ConnectionSettings withDials(int concurrent, int waiting) {
    ConnectionSettings.Dialling defaults = ConnectionSettings.defaults().dialling();
    return ConnectionSettings.defaults()
        .withDialling(
            new ConnectionSettings.Dialling(
                concurrent,
                waiting,
                defaults.patience(),
                defaults.attemptsBeforeDead(),
                defaults.firstBackOff(),
                defaults.longestBackOff()));
  }

  @Test
  void messageIsDroppedAndCountedWhenTooManyDialsWait() {
    Bench small = new Bench(withDials(1, 1));
    small.send(ANN, Lane.MEMBERSHIP, "hello");
    small.send(ZOE, Lane.MEMBERSHIP, "hello");

    small.send(FRED, Lane.MEMBERSHIP, "hello");

    assertThat(small.rejections()).containsExactly(Rejection.UNREACHABLE);
  }

  @Test
  void dialIsNotNeededAnyMoreWhenThePeerComesByItself() {
    Bench small = new Bench(withDials(1, 10));
    small.send(ANN, Lane.MEMBERSHIP, "hello");
    small.send(ZOE, Lane.MEMBERSHIP, "hello");

    LinkId link = small.inboundFrom(ZOE);
    small.breaks(small.lastDial(), LinkEnd.DIAL_FAILED);

    assertThat(small.textsOn(link)).containsExactly("hello");
    assertThat(small.comm.dials.values()).containsExactly(Bench.endpointOf(ANN));
  }

  @Test
  void firstFailureKeepsWhatWaitsAndDialsAgainAfterAShortRest() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    failDial();
    assertThat(bench.events(DialFailed.class)).hasSize(1);
    bench.pass(Duration.ofMillis(124));
    assertThat(bench.comm.dials).hasSize(1);

    bench.pass(Duration.ofMillis(126));
    LinkId second = bench.lastDial();
    bench.reaches(second, ANN);
    bench.says(second, bench.handshakeOf(ANN, false));

    assertThat(bench.comm.dials).hasSize(2);
    assertThat(bench.textsOn(second)).containsExactly("hello");
    assertThat(bench.listener.news).containsExactly("proved ann@Org1");
  }

  @Test
  void messagesDuringTheRestWaitAndStartNoDial() {
    bench.send(ANN, Lane.MEMBERSHIP, "first");
    failDial();

    bench.send(ANN, Lane.MEMBERSHIP, "second");

    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void secondFailureInARowPresumesThePeerDeadOnceAndDropsWhatWaits() {
    failUntilPresumedDead(ANN);

    assertThat(bench.listener.news).containsExactly("dead a");
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.comm.dials).hasSize(2);
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    failDial();
    assertThat(bench.listener.news).containsExactly("dead a");
  }

  @Test
  void openCircuitDropsAndCountsWithoutDialling() {
    failUntilPresumedDead(ANN);

    bench.send(ANN, Lane.MEMBERSHIP, "again");
    bench.send(ANN, Lane.BLOCKS, "and again");

    assertThat(bench.comm.dials).hasSize(2);
    assertThat(bench.rejections())
        .containsExactly(Rejection.UNREACHABLE, Rejection.UNREACHABLE, Rejection.UNREACHABLE);
  }

  @Test
  void nextMessageAfterTheRestTriesAgainAndRestsGrowUpToTheLongest() {
    failUntilPresumedDead(ANN);
    List<Long> rests = IntStream.range(0, 10).mapToObj(i -> restUntilDial()).toList();

    assertThat(rests.getFirst()).isBetween(250L, 500L);
    assertThat(rests.get(1)).isBetween(500L, 1_000L);
    assertThat(rests.getLast()).isBetween(12_500L, 25_000L);
  }

  /** Sends every millisecond until a dial begins, and fails it; the milliseconds that it took. */
  private long restUntilDial() {
    int before = bench.comm.dials.size();
    long millis = 0;
    while (bench.comm.dials.size() == before) {
      bench.pass(Duration.ofMillis(1));
      bench.send(ANN, Lane.MEMBERSHIP, "still there?");
      millis++;
    }
    failDial();
    return millis;
  }

  @Test
  void inboundLinkClosesTheCircuit() {
    failUntilPresumedDead(ANN);
    LinkId link = bench.inboundFrom(ANN);

    bench.send(ANN, Lane.MEMBERSHIP, "welcome back");
    bench.breaks(link, LinkEnd.COMPLETED);
    bench.pass(Duration.ofMillis(20));
    bench.send(ANN, Lane.MEMBERSHIP, "hello");

    assertThat(bench.textsOn(link)).containsExactly("welcome back");
    assertThat(bench.comm.dials).hasSize(3);
  }

  @Test
  void dialThatFailsWhileThePeerCameByItselfIsNoFailure() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    bench.inboundFrom(ANN);

    failDial();
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.listener.news).containsExactly("proved ann@Org1");
  }

  @Test
  void dialThatTheTransportNeverEndsIsEndedFromHere() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    LinkId link = bench.lastDial();

    bench.pass(Duration.ofSeconds(10));

    assertThat(bench.comm.aborted).containsKey(link);
    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }

  @Test
  void refusedHandshakeCountsAsAFailedDial() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    for (int i = 0; i < 2; i++) {
      bench.reaches(bench.lastDial(), ANN);
      bench.says(bench.lastDial(), bench.signed(ANN, bench.handshakeOf(ZOE, false).message()));
      bench.pass(LONGEST_FIRST_REST);
    }

    assertThat(bench.listener.news).containsExactly("dead a");
    assertThat(bench.rejections())
        .containsExactly(
            Rejection.TLS_BINDING_MISMATCH, Rejection.TLS_BINDING_MISMATCH, Rejection.UNREACHABLE);
  }

  @Test
  void peerWithoutEndpointIsReachedOverAnOpenLinkOnly() {
    PeerAddress nowhere = new PeerAddress(ANN.pkiId(), Endpoint.NONE);
    bench.connections.send(nowhere, Bench.envelope("lost"), Lane.MEMBERSHIP, bench.now());
    LinkId link = bench.inboundFrom(ANN);
    bench.connections.send(nowhere, Bench.envelope("arrives"), Lane.MEMBERSHIP, bench.now());

    assertThat(bench.comm.dials).isEmpty();
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
    assertThat(bench.textsOn(link)).containsExactly("arrives");
  }

  @Test
  void malformedEndpointIsNotDialled() {
    PeerAddress odd = new PeerAddress(ANN.pkiId(), new Endpoint("ann:port"));

    bench.connections.send(odd, Bench.envelope("lost"), Lane.MEMBERSHIP, bench.now());

    assertThat(bench.comm.dials).isEmpty();
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
  }

  @Test
  void messageToOneselfIsRefused() {
    bench.send(SELF, Lane.MEMBERSHIP, "hello me");

    assertThat(bench.comm.dials).isEmpty();
    assertThat(bench.rejections()).containsExactly(Rejection.SELF_CONNECTION);
  }

  @Test
  void targetWithoutPkiIdIsTheCallersMistake() {
    PeerAddress unknown = new PeerAddress(PkiId.NONE, Endpoint.of("ann", 7051));

    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            bench.connections.send(unknown, Bench.envelope("x"), Lane.MEMBERSHIP, bench.now()))
        .withMessageContaining("ann:7051");
  }

  // ---- lost links
  // -------------------------------------------------------------------------------------------------

  @Test
  void lostLinkIsOpenedAgainAtOnceAndNobodyIsPresumedDead() {
    LinkId link = bench.outboundTo(ANN);
    bench.pass(Duration.ofMinutes(1));

    bench.breaks(link, LinkEnd.FAILED);
    bench.pass(Duration.ofMillis(20));

    assertThat(bench.comm.dials).hasSize(2);
    assertThat(bench.events(LinkClosed.class)).hasSize(1);
    assertThat(bench.listener.news).containsExactly("proved ann@Org1");
  }

  @Test
  void onlyFailedRedialsAfterALossPresumeThePeerDead() {
    bench.breaks(bench.outboundTo(ANN), LinkEnd.FAILED);
    bench.pass(Duration.ofMillis(20));
    failDial();
    assertThat(bench.listener.news).doesNotContain("dead a");

    bench.pass(LONGEST_FIRST_REST);
    failDial();

    assertThat(bench.listener.news).contains("dead a");
  }

  @Test
  void whatTheTransportHadNotTakenSurvivesTheLossOfItsLink() {
    LinkId link = bench.outboundTo(ANN);
    bench.comm.busy.add(link);
    bench.send(ANN, Lane.MEMBERSHIP, "taken");
    bench.send(ANN, Lane.MEMBERSHIP, "waits");

    bench.breaks(link, LinkEnd.FAILED);
    bench.pass(Duration.ofMillis(20));
    LinkId next = bench.lastDial();
    bench.reaches(next, ANN);
    bench.says(next, bench.handshakeOf(ANN, false));

    assertThat(bench.textsOn(link)).containsExactly("hello", "taken");
    assertThat(bench.textsOn(next)).containsExactly("waits");
  }

  @Test
  void lostInboundLinkOfAPeerWithoutEndpointIsNotDialled() {
    LinkId link = bench.inboundFrom(ANN);

    bench.breaks(link, LinkEnd.FAILED);
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.comm.dials).isEmpty();
    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void lostInboundLinkOfAPeerWithKnownEndpointIsReplaced() {
    LinkId link = bench.inboundFrom(ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "hello");

    bench.breaks(link, LinkEnd.FAILED);
    bench.pass(Duration.ofMillis(20));

    assertThat(bench.comm.dials.values()).containsExactly(Bench.endpointOf(ANN));
  }

  @Test
  void linkThatThePeerCompletedIsNoLoss() {
    LinkId link = bench.outboundTo(ANN);

    bench.breaks(link, LinkEnd.COMPLETED);
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.connections.isConnected(ANN.pkiId())).isFalse();
  }

  private void flap(int times) {
    bench.outboundTo(ANN);
    for (int i = 0; i < times; i++) {
      bench.breaks(bench.lastDial(), LinkEnd.FAILED);
      bench.send(ANN, Lane.MEMBERSHIP, "once more");
      bench.pass(Duration.ofSeconds(25));
      bench.reaches(bench.lastDial(), ANN);
      bench.says(bench.lastDial(), bench.handshakeOf(ANN, false));
    }
    bench.breaks(bench.lastDial(), LinkEnd.FAILED);
  }

  @Test
  void linksThatBreakAgainAndAgainAreOpenedMoreAndMoreSlowly() {
    flap(8);
    int before = bench.comm.dials.size();

    bench.send(ANN, Lane.MEMBERSHIP, "waits");
    bench.pass(Duration.ofSeconds(10));
    assertThat(bench.comm.dials).hasSize(before);

    bench.pass(Duration.ofSeconds(15));
    assertThat(bench.comm.dials).hasSize(before + 1);
  }

  @Test
  void linksThatBreakAgainAndAgainAreInTheEndOpenedOnDemandOnly() {
    flap(2);
    int before = bench.comm.dials.size();

    bench.pass(Duration.ofMinutes(10));

    assertThat(bench.comm.dials).hasSize(before);
    assertThat(bench.listener.news).doesNotContain("dead a");
  }

  @Test
  void garbageOnAnOpenLinkIsCountedAndDoesNotCallForARedial() {
    LinkId link = bench.outboundTo(ANN);

    bench.breaks(link, LinkEnd.GARBAGE);
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.events(Rejected.class))
        .containsExactly(
            new Rejected(Rejection.MALFORMED_MESSAGE, ANN.pkiId().toString(), "so it is"));
    assertThat(bench.comm.dials).hasSize(1);
  }

  @Test
  void oversizedMessageOnAnOpenLinkIsCounted() {
    bench.breaks(bench.inboundFrom(ANN), LinkEnd.OVERSIZED);

    assertThat(bench.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
  }

  // ---- who answers
  // ------------------------------------------------------------------------------------------------

  @Test
  void anotherIdentityOfTheSameOrganizationTakesTheLinkOver() {
    bench.known.put(ANN.pkiId(), ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "for ann only");
    LinkId link = bench.lastDial();
    bench.reaches(link, ZOE);

    bench.says(link, bench.handshakeOf(ZOE, false));

    assertThat(bench.listener.news).containsExactly("proved zoe@Org1", "switched a to zoe@Org1");
    assertThat(bench.connections.isConnected(ZOE.pkiId())).isTrue();
    assertThat(bench.connections.isConnected(ANN.pkiId())).isFalse();
    assertThat(bench.textsOn(link)).isEmpty();
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
  }

  @Test
  void identityOfAnotherOrganizationIsRefused() {
    bench.known.put(ANN.pkiId(), ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "for ann only");
    LinkId link = bench.lastDial();
    bench.reaches(link, FRED);

    bench.says(link, bench.handshakeOf(FRED, false));

    assertThat(bench.comm.aborted).containsEntry(link, "UNEXPECTED_PEER");
    assertThat(bench.listener.news).isEmpty();
    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }

  @Test
  void anotherIdentityIsRefusedIfTheExpectedOneIsNotKnown() {
    bench.send(ANN, Lane.MEMBERSHIP, "for ann only");
    bench.reaches(bench.lastDial(), ZOE);

    bench.says(bench.lastDial(), bench.handshakeOf(ZOE, false));

    assertThat(bench.rejections()).containsExactly(Rejection.UNEXPECTED_PEER);
  }

  @Test
  void ownIdentityWhereAPeerWasExpectedIsAFailedDial() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    bench.reaches(bench.lastDial(), SELF);

    bench.says(bench.lastDial(), bench.handshakeOf(SELF, false));

    assertThat(bench.rejections()).containsExactly(Rejection.SELF_CONNECTION);
    assertThat(bench.events(DialFailed.class)).hasSize(1);
  }

  // ---- disconnecting and stopping
  // ---------------------------------------------------------------------------------

  @Test
  void disconnectEndsAllLinksInGoodOrderAndIsNoLoss() {
    LinkId own = bench.outboundTo(ANN);
    LinkId theirs = bench.inboundFrom(ANN);

    bench.connections.disconnect(ANN.pkiId(), "not disclosable", bench.now());
    bench.breaks(own, LinkEnd.COMPLETED);
    bench.breaks(theirs, LinkEnd.COMPLETED);
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.comm.finished).containsExactly(own, theirs);
    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.connections.links()).isZero();
    assertThat(bench.events(LinkClosed.class)).hasSize(2);
  }

  @Test
  void disconnectedPeerIsNotReadAnyMoreAndCutOffIfItStays() {
    LinkId link = bench.inboundFrom(ANN);
    bench.connections.disconnect(ANN.pkiId(), "expired", bench.now());

    bench.says(link, 1, new Content.StateInfoPullRequest(Bytes.EMPTY));
    bench.pass(Duration.ofSeconds(2));

    assertThat(bench.listener.received).isEmpty();
    assertThat(bench.comm.aborted).containsKey(link);
    assertThat(bench.events(LinkClosed.class)).hasSize(1);
  }

  @Test
  void disconnectGivesUpADialAndCountsWhatWaited() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    LinkId link = bench.lastDial();

    bench.connections.disconnect(ANN.pkiId(), "expired", bench.now());
    bench.breaks(link, LinkEnd.CLOSED_HERE);

    assertThat(bench.comm.aborted).containsKey(link);
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
    assertThat(bench.listener.news).isEmpty();
  }

  @Test
  void disconnectFromWithinTheNewsOfADeathIsHarmless() {
    bench.listener.onPresumedDead = peer -> bench.connections.disconnect(peer, "dead", bench.now());

    failUntilPresumedDead(ANN);
    bench.send(ANN, Lane.MEMBERSHIP, "still in back-off");

    assertThat(bench.comm.dials).hasSize(2);
    assertThat(bench.listener.news).containsExactly("dead a");
  }

  @Test
  void ownLinkIsNotFollowedByAnotherBeforeItIsGone() {
    LinkId link = bench.outboundTo(ANN);
    bench.connections.disconnect(ANN.pkiId(), "for a moment", bench.now());
    bench.send(ANN, Lane.MEMBERSHIP, "back again");
    assertThat(bench.comm.dials).hasSize(1);

    bench.breaks(link, LinkEnd.COMPLETED);

    assertThat(bench.comm.dials).hasSize(2);
  }

  @Test
  void stopEndsEverythingAndNothingBeginsAnyMore() {
    LinkId open = bench.inboundFrom(ANN);
    LinkId stranger = bench.dialledBy(ZOE);
    bench.send(FRED, Lane.MEMBERSHIP, "hello");
    LinkId dial = bench.lastDial();
    int newsBefore = bench.listener.news.size();

    bench.connections.stop(bench.now());
    bench.connections.stop(bench.now());
    LinkId late = bench.dialledBy(ZOE);
    bench.send(ZOE, Lane.MEMBERSHIP, "too late");
    bench.connections.identify(Bench.endpointOf(ZOE), bench.now());
    bench.connections.probe(Bench.endpointOf(ZOE), bench.now());
    bench.breaks(open, LinkEnd.COMPLETED);
    bench.pass(Duration.ofMinutes(1));

    assertThat(bench.comm.finished).containsExactly(open);
    assertThat(bench.comm.aborted).containsOnlyKeys(stranger, dial, late);
    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.connections.links()).isZero();
    assertThat(bench.listener.news).hasSize(newsBefore);
  }
}
