// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.CHANNEL;
import static dev.hearsay.domain.channel.ChannelStage.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.ChannelPeerOffline;
import dev.hearsay.domain.event.GossipEvent.ChannelPeerOnline;
import dev.hearsay.domain.event.GossipEvent.ChannelPeers;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who counts as a peer of a channel, and what is reported of it. */
final class PeersOfChannelTest {

  private static final Duration REPORT = Duration.ofSeconds(5);

  private final ChannelStage stage = new ChannelStage().joined();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  @Test
  void peersAreAliveAndHaveAStateInfo() {
    stage.states(olga, 1, 5);
    SignedMessage ofAnna = stage.states(anna, 1, 6);
    stage.member("silent", Cast.ORG1);

    assertThat(stage.peers()).containsExactly(anna.pkiId(), olga.pkiId());
    ChannelPeer first = stage.view().peers().getFirst();
    assertThat(first.member()).isEqualTo(Cast.member("anna"));
    assertThat(first.properties().ledgerHeight()).isEqualTo(6);
    assertThat(first.stateInfo()).isEqualTo(ofAnna.envelope());
  }

  @Test
  void whoSaysThatItLeftIsEligibleButNoPeer() {
    stage.states(anna, 1, 5);
    stage.hears(anna, stage.signed(info(anna, CHANNEL, 2, 5, true)));
    stage.settle();

    assertThat(stage.peers()).isEmpty();
    assertThat(stage.isEligible(anna)).isTrue();
  }

  @Test
  void theViewIsTheSameUntilSomethingChanges() {
    stage.states(anna, 1, 5);
    ChannelView before = stage.view();
    List<ChannelView> all = stage.state.views();
    stage.states(anna, 1, 5);
    assertThat(stage.view()).isSameAs(before);
    assertThat(stage.state.views()).isSameAs(all);

    stage.states(anna, 2, 5);
    assertThat(stage.view()).isNotSameAs(before);
    assertThat(stage.state.views()).isNotSameAs(all);
    assertThat(before.peers().getFirst().stateInfo())
        .isNotEqualTo(stage.view().peers().getFirst().stateInfo());
  }

  @Test
  void theNumberOfPeersIsReportedEachInterval() {
    stage.states(anna, 1, 5);
    stage.pass(REPORT.multipliedBy(2));

    assertThat(stage.events(ChannelPeers.class))
        .containsExactly(new ChannelPeers(CHANNEL, 1), new ChannelPeers(CHANNEL, 1));
  }

  @Test
  void whoCameAndWhoWentIsReportedOnce() {
    stage.states(anna, 1, 5);
    stage.pass(REPORT);
    stage.states(olga, 1, 5);
    stage.dies(anna);
    stage.pass(REPORT.multipliedBy(2));

    Endpoint annas = new Endpoint("anna.internal:7051");
    Endpoint olgas = new Endpoint("olga.internal:7051");
    assertThat(stage.events(ChannelPeerOnline.class))
        .containsExactly(
            new ChannelPeerOnline(CHANNEL, anna.pkiId(), annas),
            new ChannelPeerOnline(CHANNEL, olga.pkiId(), olgas));
    assertThat(stage.events(ChannelPeerOffline.class))
        .containsExactly(new ChannelPeerOffline(CHANNEL, anna.pkiId(), annas));
  }

  @Test
  void aPeerWithANewIdentityAtTheSameEndpointNeitherCameNorWent() {
    MembershipTracker tracker = new MembershipTracker(CHANNEL, stage.events);
    ChannelPeer before = peer("anna");
    tracker.report(List.of(before));
    ChannelPeer after =
        new ChannelPeer(
            new NetworkMember(
                Cast.pki("anna2"),
                before.member().externalEndpoint(),
                before.member().internalEndpoint(),
                before.member().metadata(),
                before.member().envelope()),
            before.properties(),
            before.stateInfo());
    tracker.report(List.of(after));

    assertThat(stage.events(ChannelPeerOnline.class)).hasSize(1);
    assertThat(stage.events(ChannelPeerOffline.class)).isEmpty();
  }

  @Test
  void afterLeavingNobodyIsReported() {
    stage.states(anna, 1, 5);
    stage.pass(REPORT);
    stage.state.leave(CHANNEL, stage.time.now());
    stage.pass(REPORT);

    assertThat(stage.events(ChannelPeers.class).getLast()).isEqualTo(new ChannelPeers(CHANNEL, 0));
    assertThat(stage.events(GossipEvent.ChannelPeerOffline.class)).hasSize(1);
  }

  private ChannelPeer peer(String name) {
    SignedMessage said = stage.signed(info(anna, 1, 5));
    return new ChannelPeer(Cast.member(name), info(anna, 1, 5).properties(), said.envelope());
  }
}
