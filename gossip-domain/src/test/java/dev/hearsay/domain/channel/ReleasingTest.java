// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.CHANNEL;
import static dev.hearsay.domain.channel.ChannelStage.config;
import static dev.hearsay.domain.channel.ChannelStage.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a channel after it was left and others had time to hear of it. */
final class ReleasingTest {

  private static final Duration FAREWELL = ChannelSettings.defaults().farewellTime();

  private final ChannelStage stage = new ChannelStage();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  ReleasingTest() {
    stage.joined();
    stage.states(anna, 1, 5);
    leave();
  }

  @Test
  void nobodyNeedBeTrustedOnceOthersHadTimeToHearOfTheLeaving() {
    stage.pass(FAREWELL.minusSeconds(1));
    assertThat(stage.released).isEmpty();

    stage.pass(Duration.ofSeconds(1));
    assertThat(stage.released).containsExactly(CHANNEL);
    assertThat(stage.isEligible(anna)).isFalse();
  }

  @Test
  void aChannelThatWasJoinedAgainIsNotReleased() {
    stage.state.configure(config(1, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.pass(FAREWELL.multipliedBy(2));

    assertThat(stage.released).isEmpty();
    assertThat(stage.view().left()).isFalse();
  }

  @Test
  void aReleasedChannelAsksNobodyAnyMore() {
    stage.pass(FAREWELL);
    stage.sent.clear();
    stage.member("bert", Cast.ORG1);
    stage.pass(Duration.ofMinutes(1));

    assertThat(stage.sent).isEmpty();
  }

  @Test
  void whoAsksAReleasedChannelHearsOfTheLeavingOnly() {
    stage.pass(FAREWELL);
    stage.hears(
        anna,
        ChannelStage.inChannel(
            new Content.StateInfoPullRequest(ChannelMac.of(anna.pkiId(), CHANNEL))));

    List<Envelope> told = stage.lastSnapshot();
    assertThat(told).containsExactly(stage.gossiped.getLast().message().envelope());
    assertThat(stage.published().getLast().properties().leftChannel()).isTrue();
  }

  @Test
  void stateInfosOfAReleasedChannelAreRelayedAsThoseOfAnUnknownOne() {
    stage.pass(FAREWELL);
    stage.barred.add(anna.pkiId());
    stage.gossiped.clear();
    stage.states(anna, 2, 6);
    stage.hears(olga, stage.signed(info(olga, 2, 6)));
    stage.settle();

    assertThat(stage.gossiped)
        .extracting(ChannelStage.Gossiped::from)
        .containsExactly(anna.pkiId());
    assertThat(stage.isEligible(anna)).isFalse();
    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_CHANNEL);
  }

  @Test
  void whatIsCheckedWhileItIsReleasedIsNotKept() {
    stage.pass(FAREWELL.minusMillis(20));
    stage.checking = Duration.ofMillis(50);
    stage.states(anna, 2, 6);
    stage.pass(Duration.ofSeconds(1));

    assertThat(stage.isEligible(anna)).isFalse();
    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  @Test
  void aChannelThatWasLeftCanBeJoinedWithAnOlderConfiguration() {
    stage.state.configure(config(7, Cast.ORG1, Cast.ORG2), stage.time.now());
    leave();

    assertThat(stage.state.objectionTo(config(1, Cast.ORG1))).isEmpty();
    stage.state.configure(config(1, Cast.ORG1), stage.time.now());

    assertThat(stage.view().left()).isFalse();
  }

  @Test
  void releasedChannelsMakeRoomForOthers() {
    int max = ChannelLimits.defaults().maxChannels();
    for (int i = 1; i < max; i++) {
      stage.state.configure(named(i), stage.time.now());
    }
    assertThat(stage.state.objectionTo(named(max))).as("the first may speak on").isPresent();

    stage.pass(FAREWELL);
    assertThat(stage.state.objectionTo(named(max))).isEmpty();
    stage.state.configure(named(max), stage.time.now());

    assertThat(stage.state.view(CHANNEL)).isEmpty();
    assertThat(stage.state.views()).hasSize(max);
  }

  private static ChannelConfig named(int number) {
    return config(ChannelId.of("channel-" + number), 1, Cast.ORG1);
  }

  @Test
  void aReleasedChannelCanBeJoinedAgain() {
    stage.pass(FAREWELL);
    stage.state.configure(config(1, Cast.ORG1, Cast.ORG2), stage.time.now());
    stage.states(anna, 2, 6);

    assertThat(stage.peers()).containsExactly(anna.pkiId());
    assertThat(stage.published().getLast().properties().leftChannel()).isFalse();
    assertThat(stage.gossiped.getLast().from()).isNotEqualTo(PkiId.NONE);
  }

  private void leave() {
    stage.state.leave(CHANNEL, stage.time.now());
    stage.settle();
  }
}
