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
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiallingTest {

  private final Bench bench = new Bench();

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
    bench.failDial();
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
    bench.failDial();

    bench.send(ANN, Lane.MEMBERSHIP, "second");

    assertThat(bench.comm.dials).hasSize(1);
    assertThat(bench.rejections()).isEmpty();
  }

  @Test
  void secondFailureInARowPresumesThePeerDeadOnceAndDropsWhatWaits() {
    bench.failUntilPresumedDead(ANN);

    assertThat(bench.listener.news).containsExactly("dead a");
    assertThat(bench.rejections()).containsExactly(Rejection.UNREACHABLE);
    bench.pass(Duration.ofMinutes(1));
    assertThat(bench.comm.dials).hasSize(2);
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    bench.failDial();
    assertThat(bench.listener.news).containsExactly("dead a");
  }

  @Test
  void openCircuitDropsAndCountsWithoutDialling() {
    bench.failUntilPresumedDead(ANN);

    bench.send(ANN, Lane.MEMBERSHIP, "again");
    bench.send(ANN, Lane.BLOCKS, "and again");

    assertThat(bench.comm.dials).hasSize(2);
    assertThat(bench.rejections())
        .containsExactly(Rejection.UNREACHABLE, Rejection.UNREACHABLE, Rejection.UNREACHABLE);
  }

  @Test
  void nextMessageAfterTheRestTriesAgainAndRestsGrowUpToTheLongest() {
    bench.failUntilPresumedDead(ANN);
    List<Long> rests = IntStream.range(0, 10).mapToObj(i -> restUntilDial()).toList();

    assertThat(rests.getFirst()).isBetween(250L, 500L);
    assertThat(rests.get(1)).isBetween(500L, 1_000L);
    assertThat(rests.getLast()).isBetween(12_500L, 25_000L);
  }

  /**
   * Sends every ten milliseconds until a dial begins, and fails it; the milliseconds that it took.
   */
  private long restUntilDial() {
    int before = bench.comm.dials.size();
    long millis = 0;
    while (bench.comm.dials.size() == before) {
      bench.pass(Duration.ofMillis(10));
      bench.send(ANN, Lane.MEMBERSHIP, "still there?");
      millis += 10;
    }
    bench.failDial();
    return millis;
  }

  @Test
  void inboundLinkClosesTheCircuit() {
    bench.failUntilPresumedDead(ANN);
    LinkId link = bench.inboundFrom(ANN);

    bench.send(ANN, Lane.MEMBERSHIP, "welcome back");
    bench.breaks(link, LinkEnd.COMPLETED);
    bench.pass(Duration.ofMillis(20));
    bench.send(ANN, Lane.MEMBERSHIP, "hello");

    assertThat(bench.textsOn(link)).containsExactly("welcome back");
    assertThat(bench.comm.dials).hasSize(3);
  }

  /** Cut off in the middle of its TLS handshake, it would look like a failure to the other side. */
  @Test
  void dialThatRunsIsLetRunWhenThePeerComesByItself() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");

    LinkId link = bench.inboundFrom(ANN);

    assertThat(bench.comm.aborted).isEmpty();
    assertThat(bench.textsOn(link)).containsExactly("hello");
  }

  @Test
  void dialThatFailsWhileThePeerCameByItselfIsNoFailure() {
    bench.send(ANN, Lane.MEMBERSHIP, "hello");
    bench.reaches(bench.lastDial(), ANN);
    bench.inboundFrom(ANN);

    bench.failDial();
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
      bench.pass(Bench.LONGEST_FIRST_REST);
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
}
