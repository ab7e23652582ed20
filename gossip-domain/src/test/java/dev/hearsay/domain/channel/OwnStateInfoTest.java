// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnStateInfoTest {

  private static final Duration TICK = Duration.ofSeconds(4);
  private static final Content.Chaincode CHAINCODE =
      new Content.Chaincode("asset", "1.0", Bytes.EMPTY);

  private final ChannelStage stage = new ChannelStage();

  @Test
  void isSignedAtJoiningButNotPublishedWhileNobodyIsThere() {
    stage.joined();
    stage.pass(TICK);

    assertThat(stage.view().ownStateInfo()).isPresent();
    assertThat(stage.view().ledgerHeight()).isEqualTo(1);
    assertThat(stage.gossiped).isEmpty();
    assertThat(stage.signatures).isEqualTo(1);
  }

  @Test
  void isPublishedAtOnceAtJoiningWhenSomebodyIsThere() {
    stage.member("anna", Cast.ORG1);
    stage.joined();

    assertThat(stage.publishedHeights()).containsExactly(1L);
    var message = stage.gossiped.getFirst().message().message();
    assertThat(message.tag()).isEqualTo(Tag.CHAN_OR_ORG);
    assertThat(message.channel().isNone()).isTrue();
    StateInfo info = stage.published().getFirst();
    assertThat(info.pkiId()).isEqualTo(stage.self.pkiId());
    assertThat(info.channelMac())
        .isEqualTo(ChannelMac.of(stage.self.pkiId(), ChannelStage.CHANNEL));
    assertThat(info.properties()).isEqualTo(new Content.Properties(1, false, List.of()));
  }

  @Test
  void whoJoinedAloneIsPublishedWhenTheFirstMemberComes() {
    stage.joined();
    stage.member("anna", Cast.ORG1);
    assertThat(stage.publishedHeights()).containsExactly(1L);

    stage.member("bert", Cast.ORG1);
    stage.pass(TICK);
    assertThat(stage.publishedHeights()).containsExactly(1L);
  }

  @Test
  void chaincodesArePublishedAtOnce() {
    stage.member("anna", Cast.ORG1);
    stage.joined();
    assertThat(
            stage.state.updateChaincodes(
                ChannelStage.CHANNEL, List.of(CHAINCODE), stage.time.now()))
        .isTrue();
    stage.settle();

    assertThat(stage.published().getLast().properties().chaincodes()).containsExactly(CHAINCODE);
  }

  @Test
  void aHeightThatKeepsGrowingIsPublishedAtTheTick() {
    stage.member("anna", Cast.ORG1);
    stage.joined();
    for (long height = 2; height <= 40; height++) {
      grow(height);
      stage.pass(Duration.ofMillis(99));
    }
    assertThat(stage.publishedHeights()).containsExactly(1L);
    grow(41);
    stage.pass(Duration.ofMillis(99));
    grow(42);
    stage.pass(Duration.ofMillis(99));

    assertThat(stage.publishedHeights()).hasSize(2);
    assertThat(stage.events(GossipEvent.LedgerHeight.class)).hasSize(41);
  }

  @Test
  void aHeightThatIsNoNewsIsNotPublishedAgain() {
    stage.member("anna", Cast.ORG1);
    stage.joined();
    grow(5);
    stage.pass(TICK);
    grow(5);
    stage.pass(TICK);

    assertThat(stage.publishedHeights()).containsExactly(1L, 5L);
    assertThat(stage.events(GossipEvent.LedgerHeight.class)).hasSize(1);
  }

  @Test
  void aChangeThatComesWhileAnotherIsBeingSignedIsNotLost() {
    stage.member("anna", Cast.ORG1);
    stage.joined();
    update(List.of(CHAINCODE));
    grow(9);
    stage.settle();
    assertThat(stage.publishedHeights()).containsExactly(1L, 1L);

    stage.pass(TICK);
    assertThat(stage.publishedHeights()).containsExactly(1L, 1L, 9L);
  }

  @Test
  void anUrgentChangeThatComesWhileAnotherIsBeingSignedFollowsAtOnce() {
    stage.member("anna", Cast.ORG1);
    stage.joined();
    update(List.of(CHAINCODE));
    update(List.of());
    stage.settle();

    assertThat(stage.published()).hasSize(3);
    assertThat(stage.published().getLast().properties().chaincodes()).isEmpty();
  }

  @Test
  void aSignatureThatFailsIsTriedAgainAtTheTick() {
    stage.member("anna", Cast.ORG1);
    stage.keyIsBroken = true;
    stage.joined();
    assertThat(stage.gossiped).isEmpty();
    assertThat(stage.events(GossipEvent.SigningFailed.class)).hasSize(1);

    stage.keyIsBroken = false;
    stage.pass(TICK);
    assertThat(stage.publishedHeights()).containsExactly(1L);
    assertThat(stage.view().ownStateInfo()).isPresent();
  }

  @Test
  void whileNobodyIsThereAChangeStaysUnpublished() {
    var anna = stage.member("anna", Cast.ORG1);
    stage.joined();
    stage.dies(anna);
    grow(7);
    stage.pass(TICK.multipliedBy(3));
    assertThat(stage.publishedHeights()).containsExactly(1L);

    stage.member("bert", Cast.ORG1);
    stage.pass(TICK);
    assertThat(stage.publishedHeights()).containsExactly(1L, 7L);
  }

  @Test
  void theSequenceGrowsAlthoughTheClockGoesBack() {
    stage.member("anna", Cast.ORG1);
    stage.joined();
    stage.time.jumpWall(Duration.ofHours(-1));
    update(List.of(CHAINCODE));
    stage.settle();

    StateInfo first = stage.published().getFirst();
    StateInfo second = stage.published().getLast();
    assertThat(second.time().incarnation()).isEqualTo(first.time().incarnation());
    assertThat(second.time().sequence()).isEqualTo(first.time().sequence() + 1);
  }

  @Test
  void theViewShowsTheNewHeightAtOnceAndTheStateInfoWhenItIsSigned() {
    stage.joined();
    grow(8);
    assertThat(stage.view().ledgerHeight()).isEqualTo(8);
    StateInfo signed = (StateInfo) stage.view().ownStateInfo().orElseThrow().content();
    assertThat(signed.properties().ledgerHeight()).isEqualTo(1);
  }

  @Test
  void aHeightOfZeroIsStatedAsOne() {
    stage.member("anna", Cast.ORG1);
    stage.joined();
    grow(0);
    stage.pass(TICK);

    assertThat(stage.publishedHeights()).containsExactly(1L);
  }

  private void grow(long height) {
    assertThat(stage.state.updateLedgerHeight(ChannelStage.CHANNEL, height, stage.time.now()))
        .isTrue();
  }

  private void update(List<Content.Chaincode> chaincodes) {
    stage.state.updateChaincodes(ChannelStage.CHANNEL, chaincodes, stage.time.now());
  }
}
