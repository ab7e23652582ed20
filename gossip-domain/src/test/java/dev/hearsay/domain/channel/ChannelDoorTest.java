// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.CHANNEL;
import static dev.hearsay.domain.channel.ChannelStage.inChannel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockAdmission;
import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.routing.ChannelAudience;
import dev.hearsay.domain.trust.BlockResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may say what in a channel, and who may hear it. */
final class ChannelDoorTest {

  private static final GossipMessage HELLO =
      inChannel(new Content.GossipHello(1, Bytes.EMPTY, PullType.BLOCK));
  private static final GossipMessage BLOCK = inChannel(block(1));

  private final ChannelStage stage = new ChannelStage().joined();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);
  private final ValidatedIdentity outsider = stage.member("outsider", Cast.ORG3);

  private static Content.DataMessage block(long number) {
    return new Content.DataMessage(
        new Content.Payload(number, Bytes.utf8("block " + number), List.of()));
  }

  @Test
  void everythingOfAChannelThatWasNotJoinedIsRefused() {
    ChannelId other = ChannelId.of("other");
    List<GossipMessage> messages =
        List.of(
            inChannel(other, block(1)),
            inChannel(other, HELLO.content()),
            inChannel(other, new Content.StateInfoSnapshot(List.of())),
            inChannel(other, new Content.RemoteStateRequest(1, 2)),
            inChannel(other, new Content.RemoteStateResponse(List.of())));
    messages.forEach(message -> stage.hears(anna, message));

    assertThat(stage.rejections()).hasSize(messages.size()).containsOnly(Rejection.UNKNOWN_CHANNEL);
  }

  @Test
  void aPeerOfAnOrganizationOutsideTheChannelSaysNothingInIt() {
    stage.hears(outsider, BLOCK);
    stage.hears(outsider, HELLO);
    stage.hears(outsider, inChannel(new Content.RemoteStateRequest(1, 2)));
    stage.settle();

    assertThat(stage.rejections()).hasSize(3).containsOnly(Rejection.NOT_IN_CHANNEL);
    assertThat(stage.blockChecks).isEmpty();
  }

  @Test
  void blocksArePushedByAnyOrganizationOfTheChannelWithoutAStateInfo() {
    stage.hears(anna, BLOCK);
    stage.hears(olga, inChannel(block(2)));

    assertThat(stage.rejections()).isEmpty();
    assertThat(stage.blockChecks).hasSize(2);
  }

  @Test
  void blocksArePulledOnlyByEligiblePeersOfTheOwnOrganization() {
    stage.hears(anna, HELLO);
    assertThat(stage.rejections()).containsExactly(Rejection.NOT_ELIGIBLE);

    stage.states(olga, 1, 5);
    stage.hears(olga, HELLO);
    assertThat(stage.rejections())
        .containsExactly(Rejection.NOT_ELIGIBLE, Rejection.NOT_OWN_ORGANIZATION);

    stage.states(anna, 1, 5);
    stage.hears(anna, HELLO);
    assertThat(stage.rejections()).hasSize(2);
  }

  @Test
  void aChannelThatWasLeftTakesAndServesNoBlocks() {
    stage.states(anna, 1, 5);
    stage.state.leave(CHANNEL, stage.time.now());
    stage.hears(anna, BLOCK);
    stage.hears(anna, HELLO);

    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT, Rejection.CHANNEL_LEFT);
    assertThat(stage.blockChecks).isEmpty();
    assertThat(stage.state.publishBlock(CHANNEL, own(block(1)), stage.time.now())).isFalse();
  }

  @Test
  void aBlockWhoseChannelWasLeftWhileItWasCheckedIsRefused() {
    stage.hears(anna, BLOCK);
    stage.state.leave(CHANNEL, stage.time.now());

    answerTheCheckOfABlock();

    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  @Test
  void aBlockThatAnEarlierJoiningHadCheckedIsRefused() {
    stage.hears(anna, BLOCK);
    stage.state.leave(CHANNEL, stage.time.now());
    stage.joined();

    answerTheCheckOfABlock();

    assertThat(stage.rejections()).containsExactly(Rejection.CHANNEL_LEFT);
  }

  private void answerTheCheckOfABlock() {
    Envelope copy = Envelope.unsigned(Bytes.utf8("block 1"));
    stage.state.blockChecked(
        new BlockOrigin(CHANNEL, 1, anna.pkiId(), BlockRoute.PUSHED, copy),
        new BlockResult.Failed(Rejection.BAD_BLOCK, "forged"),
        stage.time.now());
  }

  @Test
  void stateTransferAndPrivateDataEndSilentlyForMembers() {
    stage.hears(olga, inChannel(new Content.RemoteStateRequest(1, 2)));
    stage.hears(olga, inChannel(new Content.RemoteStateResponse(List.of())));
    stage.hears(olga, inChannel(new Content.RemotePrivateDataRequest(List.of())));

    assertThat(stage.rejections()).isEmpty();
  }

  @Test
  void whatIsNotSaidInChannelsIsRefused() {
    stage.hears(anna, inChannel(new Content.Empty()));

    assertThat(stage.rejections()).containsExactly(Rejection.UNEXPECTED_ELEMENT);
  }

  @Test
  void anOwnBlockIsTakenOnceAndOnlyInAJoinedChannel() {
    SignedMessage block = own(block(3));

    assertThat(stage.state.publishBlock(CHANNEL, block, stage.time.now())).isTrue();
    assertThat(stage.state.publishBlock(CHANNEL, block, stage.time.now())).isFalse();
    assertThat(stage.state.publishBlock(ChannelId.of("other"), block, stage.time.now())).isFalse();
  }

  @Test
  void aClosedGateLetsNoBlockIn() {
    stage.state.blockAdmission(CHANNEL, BlockAdmission.MISSING, stage.time.now());
    stage.hears(anna, BLOCK);
    assertThat(stage.rejections()).containsExactly(Rejection.SUBSCRIBER_FULL);

    stage.state.blockAdmission(CHANNEL, BlockAdmission.ALL, stage.time.now());
    stage.hears(anna, BLOCK);
    assertThat(stage.blockChecks).hasSize(1);
  }

  @Test
  void theAudienceIsThatOfTheChannelInForce() {
    stage.states(anna, 1, 5);
    ChannelAudience audience = stage.state.audience(CHANNEL).orElseThrow();

    assertThat(audience.isOrgInChannel(Cast.ORG2)).isTrue();
    assertThat(audience.isOrgInChannel(Cast.ORG3)).isFalse();
    assertThat(audience.isEligible(anna.pkiId())).isTrue();
    assertThat(audience.isEligible(olga.pkiId())).isFalse();
    assertThat(stage.state.audience(ChannelId.of("other"))).isEmpty();
    assertThat(stage.state.audienceOf(ChannelStage.info(olga, 1, 5))).contains(audience);
    assertThat(stage.state.audienceOf(ChannelStage.info(olga, ChannelId.of("other"), 1, 5, false)))
        .isEmpty();
  }

  private SignedMessage own(Content.DataMessage block) {
    return stage.signed(inChannel(block), stage.self.pkiId());
  }
}
