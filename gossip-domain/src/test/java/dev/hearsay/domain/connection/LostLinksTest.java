// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.LinkClosed;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LostLinksTest {

  private final Bench bench = new Bench();

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
    bench.failDial();
    assertThat(bench.listener.news).doesNotContain("dead a");

    bench.pass(Bench.LONGEST_FIRST_REST);
    bench.failDial();

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
      passUntilDial();
      bench.reaches(bench.lastDial(), ANN);
      bench.says(bench.lastDial(), bench.handshakeOf(ANN, false));
    }
    bench.breaks(bench.lastDial(), LinkEnd.FAILED);
  }

  private void passUntilDial() {
    int before = bench.comm.dials.size();
    while (bench.comm.dials.size() == before) {
      bench.pass(Duration.ofMillis(10));
    }
  }

  @Test
  void linksThatBreakAgainAndAgainAreOpenedMoreAndMoreSlowly() {
    flap(8);
    int before = bench.comm.dials.size();

    bench.send(ANN, Lane.MEMBERSHIP, "waits");
    bench.pass(Duration.ofSeconds(10));
    assertThat(bench.comm.dials).hasSize(before);

    bench.pass(Duration.ofSeconds(15));
    assertThat(bench.comm.dials).hasSizeGreaterThan(before);
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
}
