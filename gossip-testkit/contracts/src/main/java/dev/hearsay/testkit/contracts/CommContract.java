// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.port.Comm;
import dev.hearsay.domain.port.CommException;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import org.junit.jupiter.api.Test;

/**
 * What every transport must do (comm §1 and §6, wire §7.2 and §9). A transport is right when a
 * subclass passes.
 *
 * <p>It asks nothing that {@link Comm} does not promise: no times, no order between links, no word
 * at the far end of what was aborted here beyond the end itself.
 */
public abstract class CommContract extends CommFlowContract {

  @Test
  void linkComesUpOnBothSidesWithEachOthersHash() {
    LinkInfo dialler = upAt(alice(), LinkId.outbound(1), bob().endpoint());
    LinkInfo acceptor = bob().recorder().awaitInbound().info();

    assertThat(dialler.secured()).isEqualTo(secured());
    assertThat(acceptor.secured()).isEqualTo(secured());
    assertThat(dialler.remoteTlsHash()).isEqualTo(acceptor.ownTlsHash());
    assertThat(acceptor.remoteTlsHash()).isEqualTo(dialler.ownTlsHash());
    assertThat(dialler.ownTlsHash().length()).isEqualTo(secured() ? 32 : 0);
    assertThat(acceptor.ownTlsHash().length()).isEqualTo(secured() ? 32 : 0);
    assertThat(dialler.remoteAddress()).isNotEmpty();
    assertThat(acceptor.remoteAddress()).isNotEmpty();
  }

  @Test
  void finishedLinkCompletesAtTheOtherSideAfterAllThatWasWritten() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();

    alice().writeAll(out, envelopes("last", 20));
    alice().comm().finish(out);
    bob().comm().request(in, PLENTY);

    assertThat(bob().recorder().awaitDown(in).cause()).isEqualTo(LinkEnd.COMPLETED);
    assertThat(bob().recorder().envelopes(in)).isEqualTo(envelopes("last", 20));
    assertThat(alice().recorder().awaitDown(out).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
  }

  @Test
  void acceptorCanFinishALinkToo() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();

    alice().comm().request(out, PLENTY);
    bob().writeAll(in, envelopes("last", 20));
    bob().comm().finish(in);

    assertThat(alice().recorder().awaitDown(out).cause()).isEqualTo(LinkEnd.COMPLETED);
    assertThat(alice().recorder().envelopes(out)).isEqualTo(envelopes("last", 20));
    assertThat(bob().recorder().awaitDown(in).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
  }

  @Test
  void dialledSideHearsThatTheDiallerAborted() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();

    alice().comm().abort(out, "had enough");

    CommReport.Down down = bob().recorder().awaitDown(in);
    assertThat(down.cause()).isEqualTo(LinkEnd.FAILED);
    assertThat(down.detail().contains("had enough")).isEqualTo(tellsTheDialledSideWhy());
    assertThat(alice().recorder().awaitDown(out).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
  }

  @Test
  void diallerHearsTheReasonWhyItsLinkWasAborted() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();

    bob().comm().abort(in, "wrong type");

    CommReport.Down down = alice().recorder().awaitDown(out);
    assertThat(down.cause()).isEqualTo(LinkEnd.FAILED);
    assertThat(down.detail()).contains("wrong type");
    assertThat(bob().recorder().awaitDown(in).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
  }

  @Test
  void dialToNobodyFailsOnce() {
    LinkId link = LinkId.outbound(1);

    alice().comm().dial(link, nobody());

    CommReport.Down down = alice().recorder().awaitDown(link);
    assertThat(down.cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(down.detail()).isNotEmpty().doesNotContain("\n");
    assertThat(alice().recorder().reports(CommReport.Up.class)).isEmpty();
  }

  @Test
  void dialToATextThatIsNoEndpointFailsOnce() {
    LinkId link = LinkId.outbound(1);

    alice().comm().dial(link, new Endpoint("no endpoint"));

    assertThat(alice().recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
  }

  @Test
  void dialToANodeThatStoppedFails() {
    Endpoint formerly = bob().endpoint();
    bob().comm().close();

    alice().comm().dial(LinkId.outbound(1), formerly);

    assertThat(alice().recorder().awaitDown(LinkId.outbound(1)).cause())
        .isEqualTo(LinkEnd.DIAL_FAILED);
  }

  @Test
  void linkAbortedWhileItIsDialledEndsOnce() {
    LinkId link = LinkId.outbound(1);

    alice().comm().dial(link, bob().endpoint());
    alice().comm().abort(link, "changed my mind");

    assertThat(alice().recorder().awaitDown(link).cause()).isEqualTo(LinkEnd.CLOSED_HERE);
  }

  @Test
  void pingIsAnsweredWhereANodeServes() {
    alice().comm().ping(7, bob().endpoint());

    CommReport.Pinged answer = pinged(alice(), 7);
    assertThat(answer.answered()).isTrue();
    assertThat(answer.detail()).isEmpty();
    assertThat(bob().recorder().reports()).isEmpty();
  }

  @Test
  void pingIsNotAnsweredWhereNobodyServes() {
    alice().comm().ping(8, nobody());

    CommReport.Pinged answer = pinged(alice(), 8);
    assertThat(answer.answered()).isFalse();
    assertThat(answer.detail()).isNotEmpty().doesNotContain("\n");
  }

  @Test
  void nothingIsReportedAfterClose() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();
    alice().comm().request(out, PLENTY);
    bob().writeAll(in, envelopes("storm", 100));

    alice().comm().close();
    int reports = alice().recorder().reports().size();
    alice().comm().close();
    alice().comm().dial(LinkId.outbound(2), bob().endpoint());
    alice().comm().ping(9, bob().endpoint());

    assertThat(bob().recorder().awaitDown(in).cause()).isEqualTo(LinkEnd.FAILED);
    assertThat(alice().recorder().reports()).hasSize(reports);
  }

  @Test
  void callsForALinkThatIsDownAreIgnored() {
    LinkId out = alice().connect(1, bob());
    bob().recorder().awaitInbound();
    alice().comm().abort(out, "done");
    alice().recorder().awaitDown(out);

    assertThat(alice().comm().write(out, envelopes("late", 1).getFirst())).isFalse();
    alice().comm().request(out, 1);
    alice().comm().finish(out);
    alice().comm().abort(out, "again");
    alice().comm().abort(LinkId.inbound(99), "never was");

    goThereAndBackOnAnotherLink();
    assertThat(alice().recorder().reports(CommReport.Down.class)).hasSize(1);
  }

  @Test
  void linkThatBothSidesEndAtOnceGoesDownOnceOnEach() {
    LinkId out = alice().connect(1, bob());
    LinkId in = bob().recorder().awaitInbound().link();

    alice().comm().abort(out, "me first");
    bob().comm().finish(in);
    alice().recorder().awaitDown(out);
    bob().recorder().awaitDown(in);

    goThereAndBackOnAnotherLink();
    assertThat(alice().recorder().reports(CommReport.Down.class)).hasSize(1);
    assertThat(bob().recorder().reports(CommReport.Down.class)).hasSize(1);
  }

  @Test
  void simultaneousDialsGiveTwoLinks() {
    alice().comm().dial(LinkId.outbound(1), bob().endpoint());
    bob().comm().dial(LinkId.outbound(1), alice().endpoint());

    alice().recorder().awaitUp(LinkId.outbound(1));
    bob().recorder().awaitUp(LinkId.outbound(1));
    alice().recorder().awaitInbound();
    bob().recorder().awaitInbound();
  }

  @Test
  void linkIdThatIsNotFreshOrNotOutboundIsRefused() {
    LinkId out = alice().connect(1, bob());

    assertThatThrownBy(() -> alice().comm().dial(out, bob().endpoint()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(out.toString());
    assertThatThrownBy(() -> alice().comm().dial(LinkId.inbound(5), bob().endpoint()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in-5");
  }

  @Test
  void addressInUseIsNamedAtTheStart() {
    CommStation rival = added(rivalOf(bob()));

    assertThatThrownBy(rival::start)
        .isInstanceOf(CommException.class)
        .hasMessageContaining(bob().endpoint().text())
        .hasMessageNotContaining("\n");
  }

  private static LinkInfo upAt(CommStation station, LinkId link, Endpoint endpoint) {
    station.comm().dial(link, endpoint);
    return station.recorder().awaitUp(link).info();
  }

  private static CommReport.Pinged pinged(CommStation station, long token) {
    return station.recorder().await(CommReport.Pinged.class, report -> report.token() == token);
  }
}
