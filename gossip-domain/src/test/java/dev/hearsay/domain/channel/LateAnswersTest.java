// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.CHANNEL;
import static dev.hearsay.domain.channel.ChannelStage.config;
import static dev.hearsay.domain.channel.ChannelStage.inChannel;
import static dev.hearsay.domain.channel.ChannelStage.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.LeadershipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks that end when the channel was left meanwhile, or joined again. */
final class LateAnswersTest {

  private static final Duration SLOW = Duration.ofMillis(50);

  private final ChannelStage stage = new ChannelStage();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  LateAnswersTest() {
    stage.joined();
    stage.checking = SLOW;
  }

  @Test
  void aStateInfoThatAnEarlierJoiningHadCheckedIsNotStoredByTheLaterOne() {
    stage.hears(anna, stage.signed(info(anna, 1, 5)));
    leave();
    joinAgain();
    stage.pass(SLOW);

    assertThat(stage.isEligible(anna)).isFalse();
    assertThat(stage.forwarded()).isEmpty();
    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  @Test
  void theSameStateInfoCountsOnceTheLaterJoiningHasAskedItself() {
    SignedMessage message = stage.signed(info(anna, 1, 5));
    stage.hears(anna, message);
    leave();
    joinAgain();
    stage.hears(anna, message);
    stage.pass(SLOW);

    assertThat(stage.isEligible(anna)).isTrue();
  }

  @Test
  void aLeadershipMessageThatAnEarlierJoiningHadCheckedIsNotDeliveredByTheLaterOne() {
    stage.hears(anna, declaration());
    leave();
    joinAgain();
    stage.pass(SLOW);

    assertThat(stage.delivered).isEmpty();
    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  @Test
  void aLeadershipMessageWhoseChannelWasLeftMeanwhileIsNotDelivered() {
    stage.hears(anna, declaration());
    leave();
    stage.pass(SLOW);

    assertThat(stage.delivered).isEmpty();
    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  @Test
  void aFailedJudgementOfAnEarlierJoiningTakesNothingFromTheLaterOne() {
    SignedMessage message = stage.signed(info(olga, 1, 5));
    stage.hears(olga, message);
    stage.pass(SLOW);
    stage.barred.add(olga.pkiId());
    stage.state.configure(config(2, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.barred.clear();
    leave();
    joinAgain();
    stage.checking = ChannelStage.CRYPTO;
    stage.hears(olga, message);
    stage.settle();
    stage.state.configure(config(3, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.pass(SLOW);

    assertThat(stage.isEligible(olga)).isTrue();
    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  private void leave() {
    stage.state.leave(CHANNEL, stage.time.now());
  }

  private void joinAgain() {
    stage.state.configure(config(2, Cast.ORG1, Cast.ORG2), stage.time.now());
  }

  private SignedMessage declaration() {
    return stage.signed(
        inChannel(new LeadershipMessage(anna.pkiId(), new PeerTime(1, 1), true)), anna.pkiId());
  }
}
