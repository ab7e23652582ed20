// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import static dev.hearsay.domain.connection.Bench.ANN;
import static dev.hearsay.domain.connection.Bench.FRED;
import static dev.hearsay.domain.connection.Bench.ZOE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent.LinkClosed;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DisconnectingTest {

  private final Bench bench = new Bench();

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
    assertThat(bench.rejections()).containsExactly(Rejection.LINK_ENDED);
    assertThat(bench.comm.aborted).containsKey(link);
    assertThat(bench.events(LinkClosed.class)).hasSize(1);
  }

  @Test
  void whatComesOnALinkThatIsGoneIsRefusedInItsName() {
    LinkId link = bench.inboundFrom(ANN);
    bench.breaks(link, LinkEnd.FAILED);

    bench.says(link, 1, new Content.StateInfoPullRequest(Bytes.EMPTY));

    assertThat(bench.listener.received).isEmpty();
    assertThat(bench.events(Rejected.class))
        .containsExactly(new Rejected(Rejection.LINK_ENDED, link.toString(), ""));
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

    bench.failUntilPresumedDead(ANN);
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
