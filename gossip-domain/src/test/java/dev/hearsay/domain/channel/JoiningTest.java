// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.CHANNEL;
import static dev.hearsay.domain.channel.ChannelStage.config;
import static dev.hearsay.domain.channel.ChannelStage.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a channel is joined, reconfigured, left and joined again. */
final class JoiningTest {

  private final ChannelStage stage = new ChannelStage();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  // ---- configuring

  @Test
  void aConfigurationThatIsInForceIsReportedAndItsAnchorsAreContacted() {
    stage.joined();

    assertThat(stage.configured).containsExactly(config(1, Cast.ORG1, Cast.ORG2));
    assertThat(stage.events(GossipEvent.ChannelConfigured.class))
        .containsExactly(new GossipEvent.ChannelConfigured(CHANNEL, 1));
    assertThat(stage.view().config()).isEqualTo(config(1, Cast.ORG1, Cast.ORG2));
  }

  @Test
  void aLowerSequenceIsRefusedAnEqualOrHigherOneIsTaken() {
    configure(config(5, Cast.ORG1, Cast.ORG2));
    configure(config(4, Cast.ORG1));
    assertThat(stage.view().config().sequence()).isEqualTo(5);
    assertThat(stage.state.wouldTake(config(4, Cast.ORG1))).isFalse();
    assertThat(stage.events(GossipEvent.ChannelConfigRefused.class))
        .extracting(GossipEvent.ChannelConfigRefused::detail)
        .containsExactly("its sequence is lower than 5, which is in force");

    configure(config(5, Cast.ORG1));
    assertThat(stage.view().config().applicationOrgs()).hasSize(1);
    configure(config(6, Cast.ORG1, Cast.ORG2));
    configure(config(-1, Cast.ORG1));
    assertThat(stage.view().config().sequence()).isEqualTo(-1);
    assertThat(stage.state.wouldTake(config(7, Cast.ORG1))).isFalse();
  }

  @Test
  void aConfigurationThatMakesNoSenseIsRefusedAndSaysWhy() {
    assertThat(stage.state.objectionTo(config(1)).orElseThrow()).contains("no application org");
    assertThat(stage.state.objectionTo(config(1, Cast.ORG2)).orElseThrow()).contains("Org1MSP");
    assertThat(
            stage.state.objectionTo(config(ChannelId.of("Bad Name"), 1, Cast.ORG1)).orElseThrow())
        .contains("Bad Name");
    configure(config(1));
    assertThat(stage.state.view(CHANNEL)).isEmpty();
  }

  @Test
  void noMoreChannelsAreJoinedThanTheLimitAllows() {
    ChannelStage small = new ChannelStage(Small.channels(1)).joined();
    assertThat(small.state.wouldTake(config(ChannelId.of("second"), 1, Cast.ORG1))).isFalse();
    assertThat(small.state.wouldTake(config(2, Cast.ORG1))).isTrue();
  }

  @Test
  void channelsAreListedByName() {
    stage.joined();
    configure(config(ChannelId.of("another"), 1, Cast.ORG1));

    assertThat(stage.state.views())
        .extracting(ChannelView::channel)
        .containsExactly(ChannelId.of("another"), CHANNEL);
  }

  // ---- reconfiguring

  @Test
  void stateInfosOfAnOrganizationThatIsOutGoAtOnce() {
    stage.joined();
    stage.states(anna, 1, 5);
    stage.states(olga, 1, 5);
    stage.state.configure(config(2, Cast.ORG1), stage.time.now());

    assertThat(stage.isEligible(olga)).isFalse();
    assertThat(stage.isEligible(anna)).isTrue();
    stage.states(olga, 2, 6);
    assertThat(stage.rejections()).containsExactly(Rejection.NOT_IN_CHANNEL);
  }

  @Test
  void theRestIsJudgedAnewAndGoesOnlyWhenItFails() {
    stage.joined();
    stage.states(anna, 1, 5);
    stage.states(olga, 1, 5);
    stage.barred.add(olga.pkiId());
    stage.state.configure(config(2, Cast.ORG1, Cast.ORG2), stage.time.now());
    assertThat(stage.isEligible(olga)).isTrue();
    stage.settle();

    assertThat(stage.isEligible(olga)).isFalse();
    assertThat(stage.isEligible(anna)).isTrue();
    assertThat(stage.rejections()).containsExactly(Rejection.READERS_RULE_NOT_MET);
    assertThat(stage.peers()).containsExactly(anna.pkiId());
  }

  @Test
  void whatIsReplacedWhileItIsJudgedAnewStays() {
    stage.joined();
    stage.states(olga, 1, 5);
    stage.barred.add(olga.pkiId());
    stage.checking = Duration.ofMillis(50);
    stage.state.configure(config(2, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.barred.clear();
    stage.checking = ChannelStage.CRYPTO;
    stage.states(olga, 2, 6);
    stage.pass(Duration.ofSeconds(1));

    assertThat(stage.isEligible(olga)).isTrue();
  }

  @Test
  void whatFindsNoRoomToBeJudgedAnewIsJudgedLater() {
    stage.joined();
    stage.states(olga, 1, 5);
    stage.barred.add(olga.pkiId());
    stage.overloaded = true;
    stage.state.configure(config(2, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.settle();
    assertThat(stage.isEligible(olga)).isTrue();

    stage.overloaded = false;
    stage.pass(Duration.ofSeconds(4));
    assertThat(stage.isEligible(olga)).isFalse();
  }

  @Test
  void anAnswerByAnOlderConfigurationDoesNotCount() {
    stage.joined();
    stage.states(olga, 1, 5);
    stage.barred.add(olga.pkiId());
    stage.checking = Duration.ofMillis(50);
    stage.state.configure(config(2, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.barred.clear();
    stage.state.configure(config(3, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.pass(Duration.ofSeconds(1));

    assertThat(stage.isEligible(olga)).isTrue();
    assertThat(stage.rejections()).isEmpty();
  }

  @Test
  void aStateInfoThatWasBeingCheckedIsHeldAgainstTheNewOrganizations() {
    stage.joined();
    stage.hears(olga, stage.signed(info(olga, 1, 5)));
    stage.state.configure(config(2, Cast.ORG1), stage.time.now());
    stage.settle();

    assertThat(stage.isEligible(olga)).isFalse();
    assertThat(stage.rejections()).containsExactly(Rejection.NOT_IN_CHANNEL);
  }

  // ---- leaving

  @Test
  void whoLeavesSaysSoAndHasNoPeersAnyMore() {
    stage.joined();
    stage.states(anna, 1, 5);
    leave();

    StateInfo last = stage.published().getLast();
    assertThat(last.properties().leftChannel()).isTrue();
    assertThat(stage.view().left()).isTrue();
    assertThat(stage.view().peers()).isEmpty();
    assertThat(stage.events(GossipEvent.ChannelLeft.class)).hasSize(1);
  }

  @Test
  void whoLeavesKeepsHeightAndChaincodes() {
    stage.joined();
    stage.state.updateLedgerHeight(CHANNEL, 7, stage.time.now());
    leave();

    assertThat(stage.published().getLast().properties().ledgerHeight()).isEqualTo(7);
    assertThat(stage.state.updateLedgerHeight(CHANNEL, 8, stage.time.now())).isFalse();
    assertThat(stage.state.updateChaincodes(CHANNEL, List.of(), stage.time.now())).isFalse();
  }

  @Test
  void afterLeavingStateInfosAreStillTakenAndForwarded() {
    stage.joined();
    leave();
    stage.states(anna, 1, 5);

    assertThat(stage.isEligible(anna)).isTrue();
    assertThat(stage.forwarded()).hasSize(1);
  }

  @Test
  void leavingTwiceOrWhatWasNeverJoinedDoesNothing() {
    stage.state.leave(CHANNEL, stage.time.now());
    stage.joined();
    leave();
    leave();

    assertThat(stage.events(GossipEvent.ChannelLeft.class)).hasSize(1);
  }

  @Test
  void joiningAgainBeginsAnewWithAGreaterIncarnation() {
    stage.joined();
    stage.state.updateLedgerHeight(CHANNEL, 7, stage.time.now());
    stage.states(anna, 1, 5);
    leave();
    StateInfo last = stage.published().getLast();
    stage.time.jumpWall(Duration.ofHours(-2));
    configure(config(1, Cast.ORG1, Cast.ORG2));

    StateInfo fresh = stage.published().getLast();
    assertThat(fresh.time().isAfter(last.time())).isTrue();
    assertThat(fresh.time().incarnation()).isEqualTo(last.time().incarnation() + 1);
    assertThat(fresh.properties().leftChannel()).isFalse();
    assertThat(fresh.properties().ledgerHeight()).isEqualTo(1);
    assertThat(stage.view().left()).isFalse();
    assertThat(stage.isEligible(anna)).isFalse();
    stage.states(anna, 2, 5);
    assertThat(stage.peers()).containsExactly(anna.pkiId());
  }

  @Test
  void theIncarnationOfALaterJoiningIsTheTimeOfThatJoining() {
    stage.joined();
    leave();
    long earlier = stage.published().getLast().time().incarnation();
    stage.pass(Duration.ofSeconds(1));
    long moment = stage.time.now().wallNanos();
    configure(config(1, Cast.ORG1, Cast.ORG2));

    assertThat(stage.published().getLast().time().incarnation())
        .isEqualTo(moment)
        .isGreaterThan(earlier);
  }

  @Test
  void whatTheEarlierJoiningHadSignedIsNotPublishedByTheLaterOne() {
    stage.joined();
    stage.state.leave(CHANNEL, stage.time.now());
    stage.state.configure(config(1, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.settle();

    assertThat(stage.published()).noneMatch(info -> info.properties().leftChannel());
    assertThat(stage.published()).hasSize(2);
  }

  @Test
  void timersOfTheEarlierJoiningAreIgnored() {
    stage.joined();
    leave();
    configure(config(1, Cast.ORG1, Cast.ORG2));
    stage.sent.clear();
    stage.pass(Duration.ofSeconds(8));

    assertThat(stage.asked()).hasSize(4);
  }

  // ---- stopping

  @Test
  void afterTheEndEverythingIsIgnoredAndTheViewsStay() {
    stage.joined();
    stage.states(anna, 1, 5);
    List<ChannelView> before = stage.state.views();
    stage.state.stop(stage.time.now());
    int pending = stage.time.pending();
    stage.states(anna, 2, 6);
    stage.pass(Duration.ofSeconds(60));

    assertThat(stage.state.views()).isSameAs(before);
    assertThat(stage.time.pending()).isZero();
    assertThat(pending).isPositive();
    assertThat(stage.state.objectionTo(config(9, Cast.ORG1)).orElseThrow()).contains("stopped");
    assertThat(stage.state.updateLedgerHeight(CHANNEL, 9, stage.time.now())).isFalse();
  }

  private void configure(ChannelConfig config) {
    stage.state.configure(config, stage.time.now());
    stage.settle();
  }

  private void leave() {
    stage.state.leave(CHANNEL, stage.time.now());
    stage.settle();
  }
}
