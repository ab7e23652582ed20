// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.routing.ChannelAudience;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How state infos of channels that were not joined cross the organization. */
final class UnknownChannelsTest {

  private static final ChannelId RED = ChannelId.of("red");
  private static final ChannelId BLUE = ChannelId.of("blue");

  private final ChannelStage stage = new ChannelStage().joined();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  UnknownChannelsTest() {
    stage.settle();
    stage.gossiped.clear();
  }

  @Test
  void aGenuineOneFromTheOwnOrganizationGoesOnButIsNotDelivered() {
    SignedMessage message = stage.signed(of(olga, RED, 1));
    stage.hears(anna, message);
    stage.settle();

    assertThat(stage.forwarded())
        .extracting(SignedMessage::envelope)
        .containsExactly(message.envelope());
    assertThat(stage.gossiped.getFirst().from()).isEqualTo(anna.pkiId());
    assertThat(stage.delivered).isEmpty();
    assertThat(stage.crypto.readerChecks).isZero();
  }

  @Test
  void twoChannelsOfOneAuthorDoNotDisplaceEachOther() {
    stage.hears(anna, stage.signed(of(anna, RED, 2)));
    stage.settle();
    stage.hears(anna, stage.signed(of(anna, BLUE, 1)));
    stage.settle();
    stage.hears(anna, stage.signed(of(anna, RED, 3)));
    stage.settle();

    assertThat(stage.forwarded()).hasSize(3);
    assertThat(stage.rejections()).isEmpty();
  }

  @Test
  void aKnownOneIsRefusedBeforeAnySignatureIsLookedAt() {
    SignedMessage message = stage.signed(of(anna, RED, 2));
    stage.hears(anna, message);
    stage.settle();
    int checks = stage.checks;
    stage.hears(bert, message);
    stage.hears(bert, stage.signed(of(anna, RED, 1)));
    stage.settle();

    assertThat(stage.rejections())
        .containsExactly(Rejection.STALE_STATE_INFO, Rejection.STALE_STATE_INFO);
    assertThat(stage.checks).isEqualTo(checks);
  }

  @Test
  void anotherOrganizationCannotHaveThemRelayed() {
    stage.hears(olga, stage.signed(of(olga, RED, 1)));

    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_CHANNEL);
    assertThat(stage.forwarded()).isEmpty();
  }

  @Test
  void aForgeryIsRefusedAndTheGenuineOneStillGoesOn() {
    stage.hears(bert, stage.signed(of(anna, RED, 1), bert.pkiId()));
    stage.settle();
    assertThat(stage.rejections()).containsExactly(Rejection.BAD_SIGNATURE);

    stage.hears(anna, stage.signed(of(anna, RED, 1)));
    stage.settle();
    assertThat(stage.forwarded()).hasSize(1);
  }

  @Test
  void anUnknownAuthorIsRefusedAndItsIdentityWanted() {
    ValidatedIdentity stranger = Cast.peer("stranger", Cast.ORG1);
    stage.hears(anna, stage.signed(of(stranger, RED, 1)));

    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_IDENTITY);
    assertThat(stage.unknownAuthors).containsExactly(stranger.pkiId());
  }

  @Test
  void forAStrangersStateInfoNoChannelIsLookedFor() {
    stage.joined();
    ValidatedIdentity outsider = stage.member("outsider", new OrgId("Org3MSP"));
    ValidatedIdentity stranger = Cast.peer("stranger", Cast.ORG1);
    stage.hears(outsider, stage.signed(ChannelStage.info(stranger, 1, 5)));
    stage.hears(outsider, stage.signed(ChannelStage.info(anna, 1, 5)));

    assertThat(stage.rejections())
        .containsExactly(Rejection.UNKNOWN_IDENTITY, Rejection.NOT_IN_CHANNEL);
  }

  @Test
  void whatAgedOutMayComeAgain() {
    SignedMessage message = stage.signed(of(anna, RED, 1));
    stage.hears(anna, message);
    stage.pass(Duration.ofSeconds(810));
    stage.hears(anna, message);
    stage.settle();

    assertThat(stage.forwarded()).hasSize(2);
  }

  @Test
  void whatIsNotOfThisNodesMakingInItsNameIsRefused() {
    stage.hears(anna, stage.signed(of(stage.self, RED, 1)));

    assertThat(stage.rejections()).containsExactly(Rejection.OWN_PKI_ID);
  }

  @Test
  void theirNumberIsBounded() {
    ChannelStage small = new ChannelStage(Small.unknown(1));
    ValidatedIdentity carl = small.member("carl", Cast.ORG1);
    small.hears(carl, small.signed(of(carl, RED, 1)));
    small.settle();
    small.hears(carl, small.signed(of(carl, BLUE, 1)));
    small.settle();

    assertThat(small.rejections()).containsExactly(Rejection.CHANNEL_FULL);
    assertThat(small.forwarded()).hasSize(1);
  }

  @Test
  void anAuthorOfManyCrowdsNobodyOut() {
    ChannelStage small = new ChannelStage(Small.unknown(4));
    ValidatedIdentity carl = small.member("carl", Cast.ORG1);
    ValidatedIdentity dora = small.member("dora", Cast.ORG1);
    for (int i = 0; i < 4; i++) {
      small.hears(carl, small.signed(of(carl, ChannelId.of("made-up-" + i), 1)));
    }
    small.settle();
    assertThat(small.forwarded()).hasSize(2);
    assertThat(small.rejections()).containsExactly(Rejection.CHANNEL_FULL, Rejection.CHANNEL_FULL);

    small.hears(dora, small.signed(of(dora, RED, 1)));
    small.hears(carl, small.signed(of(carl, ChannelId.of("made-up-0"), 2)));
    small.settle();
    assertThat(small.forwarded()).hasSize(4);

    small.pass(Duration.ofSeconds(410));
    small.hears(carl, small.signed(of(carl, ChannelId.of("made-up-5"), 1)));
    small.hears(carl, small.signed(of(carl, ChannelId.of("made-up-6"), 1)));
    small.settle();
    assertThat(small.forwarded()).hasSize(6);
  }

  @Test
  void onceTheChannelIsJoinedItsOwnRulesDecide() {
    stage.hears(anna, stage.signed(of(anna, RED, 1)));
    stage.settle();
    stage.state.configure(ChannelStage.config(RED, 1, Cast.ORG1), stage.time.now());
    stage.hears(anna, stage.signed(of(anna, RED, 2)));
    stage.settle();

    assertThat(stage.state.audience(RED).orElseThrow().isEligible(anna.pkiId())).isTrue();
    assertThat(stage.delivered).hasSize(1);
  }

  @Test
  void aChannelThatIsJoinedDuringTheCheckJudgesByItsOwnRules() {
    stage.barred.add(bert.pkiId());
    stage.hears(anna, stage.signed(of(anna, RED, 1)));
    stage.hears(bert, stage.signed(of(bert, RED, 1)));
    stage.state.configure(ChannelStage.config(RED, 1, Cast.ORG1), stage.time.now());
    stage.settle();

    ChannelAudience red = stage.state.audience(RED).orElseThrow();
    assertThat(red.isEligible(anna.pkiId())).isTrue();
    assertThat(red.isEligible(bert.pkiId())).isFalse();
    assertThat(stage.rejections()).containsExactly(Rejection.READERS_RULE_NOT_MET);
  }

  private static StateInfo of(ValidatedIdentity author, ChannelId channel, long sequence) {
    return info(author, channel, sequence, 5, false);
  }
}
