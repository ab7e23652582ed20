// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.pull.PullSettings;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of blocks that are pushed or published (channels §6). */
class BlockAdmissionTest {

  private static final Duration CHECK = Duration.ofMillis(1);
  private static final long HIGHEST = -1L;

  private final BlockStage stage = new BlockStage();
  private final Node node = stage.node("node");

  private static BlockSettings settings(BlockSettings.Checks checks, int maxCount, int remembered) {
    BlockSettings d = BlockSettings.defaults();
    return new BlockSettings(
        d.pull(),
        d.gapPatience(),
        new BlockSettings.Store(d.store().maxBytes(), d.store().ttl(), maxCount),
        checks,
        remembered);
  }

  private static BlockSettings remembering(int numbers) {
    return settings(BlockSettings.Checks.defaults(), 0, numbers);
  }

  @Test
  void aPushedBlockIsVerifiedDeliveredForwardedAndOffered() {
    node.push(0);
    assertThat(node.delivered).as("not before the check").isEmpty();
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(0L);
    assertThat(node.routes).containsExactly(BlockRoute.PUSHED);
    assertThat(node.forwarded).containsExactly(0L);
    assertThat(node.blocks.numbersAtHand()).containsExactly(0L);
    assertThat(node.blocks.deliveredHeight()).isEqualTo(1);
    assertThat(node.rejections()).isEmpty();
  }

  @Test
  void theDeliveryTellsWhoBroughtTheBlockAndHowLongItTook() {
    SignedMessage block = stage.block(3);
    node.pushFrom("bringer", block);
    stage.advance(CHECK);

    assertThat(node.events.of(GossipEvent.BlockDelivered.class))
        .containsExactly(
            new GossipEvent.BlockDelivered(
                BlockStage.CHANNEL,
                3,
                BlockRoute.PUSHED,
                Cast.pki("bringer"),
                ((Content.DataMessage) block.content()).payload().block().length(),
                CHECK));
  }

  @Test
  void blocksOutOfOrderAreDeliveredAsTheyCome() {
    node.push(2, 0, 3, 1);
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(2L, 0L, 3L, 1L);
    assertThat(node.blocks.deliveredHeight()).isEqualTo(4);
  }

  @Test
  void aDuplicateIsRefusedWithoutACheck() {
    node.push(0, 2);
    stage.advance(CHECK);
    node.push(0, 2);
    stage.advance(CHECK);

    assertThat(node.checks).isEqualTo(2);
    assertThat(node.delivered).containsExactly(0L, 2L);
    assertThat(node.forwarded).containsExactly(0L, 2L);
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK, Rejection.KNOWN_BLOCK);
  }

  @Test
  void theSameBytesAreCheckedOnceAtATime() {
    SignedMessage block = stage.block(0);
    node.push(block);
    node.push(block);
    stage.advance(CHECK);

    assertThat(node.checks).isEqualTo(1);
    assertThat(node.delivered).containsExactly(0L);
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
  }

  @Test
  void ofTwoCopiesThatAreCheckedSideBySideOneIsDelivered() {
    node.push(0, 0);
    stage.advance(CHECK);

    assertThat(node.checks).isEqualTo(2);
    assertThat(node.delivered).containsExactly(0L);
    assertThat(node.forwarded).containsExactly(0L);
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
  }

  @Test
  void aBlockThatFailsItsCheckMarksNothing() {
    node.push(stage.forged(0));
    stage.advance(CHECK);
    assertThat(node.rejections()).containsExactly(Rejection.BAD_BLOCK);
    assertThat(node.blocks.numbersAtHand()).isEmpty();

    node.push(0);
    stage.advance(CHECK);
    assertThat(node.delivered).containsExactly(0L);
  }

  @Test
  void aGenuineCopyIsNotKeptBackByAForgedOneThatIsBeingChecked() {
    node.checking = Duration.ofMillis(50);
    node.push(stage.forged(0));
    node.checking = CHECK;
    node.push(0);
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(0L);
    stage.advanceMillis(50);
    assertThat(node.rejections()).containsExactly(Rejection.BAD_BLOCK);
    assertThat(node.delivered).containsExactly(0L);
  }

  @Test
  void aNumberIsInSightSinceItsFirstCopyThatIsStillBeingChecked() {
    node.checking = Duration.ofMillis(50);
    node.push(stage.forged(0));
    stage.advanceMillis(20);
    node.checking = CHECK;
    node.push(0);
    stage.advance(CHECK);

    assertThat(node.events.of(GossipEvent.BlockDelivered.class).getFirst().sinceFirstSight())
        .isEqualTo(Duration.ofMillis(21));
  }

  @Test
  void copiesAndNumbersThatAreCheckedAtATimeAreBounded() {
    Node small =
        stage.node("small", settings(new BlockSettings.Checks(1_000, 2, 3, 1_000_000), 0, 100));
    small.push(0, 0, 0, 0);
    small.push(1, 2);
    assertThat(small.rejections()).containsExactly(Rejection.OVERLOADED, Rejection.OVERLOADED);

    stage.advance(CHECK);
    small.push(2);
    stage.advance(CHECK);
    assertThat(small.delivered).containsExactly(0L, 1L, 2L);
  }

  @Test
  void whoPushesForgeriesKeepsNoBlocksOfOthersOut() {
    Node small =
        stage.node("small", settings(new BlockSettings.Checks(1_000, 8, 3, 1_000_000), 0, 100));
    for (long number = 0; number < 8; number++) {
      small.pushFrom("flooder", stage.forged(number));
    }
    assertThat(small.rejections()).hasSize(4).containsOnly(Rejection.OVERLOADED);

    small.push(0, 4, 5, 6, 7);
    stage.advance(CHECK);
    assertThat(small.delivered).containsExactly(0L, 4L, 5L, 6L, 7L);
    small.pushFrom("flooder", stage.block(1));
    stage.advance(CHECK);
    assertThat(small.delivered).endsWith(1L);
  }

  @Test
  void onePeerHasOneCopyOfANumberCheckedAtATime() {
    node.pushFrom("flooder", stage.forged(0));
    node.pushFrom("flooder", stage.forged(0));
    assertThat(node.rejections()).containsExactly(Rejection.OVERLOADED);

    node.push(0);
    stage.advance(CHECK);
    assertThat(node.delivered).containsExactly(0L);
  }

  @Test
  void whoPushesLargeForgeriesLeavesRoomForTheBlocksOfOthers() {
    Node small =
        stage.node("small", settings(new BlockSettings.Checks(10_000, 100, 3, 3_000), 0, 100));
    for (long number = 0; number < 3; number++) {
      small.pushFrom("flooder", stage.block(number, 900));
    }
    assertThat(small.rejections()).containsExactly(Rejection.OVERLOADED);

    small.push(stage.block(2, 900));
    stage.advance(CHECK);
    assertThat(small.delivered).containsExactly(0L, 1L, 2L);
  }

  @Test
  void bytesThatAreCheckedAtATimeAreBoundedButALargeBlockGoesAlone() {
    Node small = stage.node("small", settings(new BlockSettings.Checks(1_000, 10, 3, 100), 0, 100));
    small.push(stage.block(0, 500));
    small.push(1);
    assertThat(small.rejections()).containsExactly(Rejection.OVERLOADED);

    stage.advance(CHECK);
    small.push(1);
    stage.advance(CHECK);
    assertThat(small.delivered).containsExactly(0L, 1L);
  }

  @Test
  void aBlockThatIsTooLargeIsRefusedUnchecked() {
    Node small =
        stage.node("small", settings(new BlockSettings.Checks(100, 10, 3, 10_000), 0, 100));
    small.push(stage.block(0, 100));

    assertThat(small.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
    assertThat(small.checks).isZero();
  }

  @Test
  void whatTheLedgerHoldsIsOld() {
    node.blocks.ledgerHeight(10, stage.time.now());
    node.push(9, 10);
    stage.advance(CHECK);

    assertThat(node.rejections()).containsExactly(Rejection.OLD_BLOCK);
    assertThat(node.delivered).containsExactly(10L);
    assertThat(node.blocks.deliveredHeight()).isEqualTo(11);
  }

  @Test
  void aLedgerThatJumpsOverABlockInCheckKeepsItFromDelivery() {
    node.push(3);
    node.blocks.ledgerHeight(10, stage.time.now());
    stage.advance(CHECK);

    assertThat(node.delivered).isEmpty();
    assertThat(node.rejections()).containsExactly(Rejection.OLD_BLOCK);
    assertThat(node.blocks.deliveredHeight()).isEqualTo(10);
  }

  @Test
  void aLedgerThatCatchesUpClosesTheGapBelowWhatWasDelivered() {
    node.push(5, 6, 9);
    stage.advance(CHECK);
    node.blocks.ledgerHeight(5, stage.time.now());
    assertThat(node.blocks.deliveredHeight()).isEqualTo(7);

    node.blocks.ledgerHeight(3, stage.time.now());
    assertThat(node.blocks.deliveredHeight()).isEqualTo(7);
  }

  @Test
  void aBlockFarAheadIsDeliveredAndWhatIsTooFarBehindItIsGivenUp() {
    Node forgetful = stage.node("forgetful", remembering(10));
    forgetful.push(0, 3);
    stage.advance(CHECK);
    forgetful.push(100);
    stage.advance(CHECK);

    assertThat(forgetful.delivered).containsExactly(0L, 3L, 100L);
    assertThat(forgetful.blocks.deliveredHeight()).isEqualTo(91);
    assertThat(forgetful.events.of(GossipEvent.BlocksSkipped.class))
        .containsExactly(new GossipEvent.BlocksSkipped(BlockStage.CHANNEL, 89));
    forgetful.push(1, 90, 91);
    stage.advance(CHECK);
    assertThat(forgetful.rejections()).containsExactly(Rejection.OLD_BLOCK, Rejection.OLD_BLOCK);
    assertThat(forgetful.delivered).endsWith(91L);
  }

  @Test
  void aForgedBlockFarAheadGivesNothingUp() {
    Node forgetful = stage.node("forgetful", remembering(10));
    forgetful.push(stage.forged(1_000_000));
    stage.advance(CHECK);
    forgetful.push(0);
    stage.advance(CHECK);

    assertThat(forgetful.delivered).containsExactly(0L);
    assertThat(forgetful.events.of(GossipEvent.BlocksSkipped.class)).isEmpty();
  }

  @Test
  void numbersBeyondTheSignedOnesAndTheVeryLastAreDeliveredOnce() {
    for (long number : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, HIGHEST - 1, HIGHEST}) {
      node.push(number);
      stage.advance(CHECK);
      node.push(number);
      stage.advance(CHECK);
    }

    assertThat(node.delivered)
        .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE, HIGHEST - 1, HIGHEST);
    assertThat(node.rejections()).hasSize(4).containsOnly(Rejection.KNOWN_BLOCK);
    node.push(0);
    assertThat(node.rejections()).endsWith(Rejection.OLD_BLOCK);
  }

  @Test
  void aHeightAsGreatAsCanBeIsNoTrouble() {
    node.blocks.ledgerHeight(HIGHEST, stage.time.now());
    node.blocks.othersAreAt(HIGHEST, stage.time.now());
    node.push(HIGHEST, HIGHEST - 1, HIGHEST);
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(HIGHEST);
    assertThat(node.blocks.deliveredHeight()).isEqualTo(HIGHEST);
  }

  @Test
  void withFabricsWindowABlockTooFarBehindIsDeliveredAllTheSame() {
    Node likeFabric = stage.node("fabric", settings(BlockSettings.Checks.defaults(), 10, 1_000));
    likeFabric.push(20);
    stage.advance(CHECK);
    likeFabric.push(9, 10);
    stage.advance(CHECK);

    assertThat(likeFabric.rejections()).isEmpty();
    assertThat(likeFabric.delivered).containsExactly(20L, 9L, 10L);
    assertThat(likeFabric.blocks.numbersAtHand()).containsExactly(10L, 20L);
    likeFabric.push(9);
    assertThat(likeFabric.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
    likeFabric.push(25);
    stage.advance(CHECK);
    assertThat(likeFabric.blocks.numbersAtHand()).containsExactly(20L, 25L);
  }

  @Test
  void whileASubscriberLagsNothingIsAdmittedAndNothingIsMarked() {
    node.blocks.admission(false, stage.time.now());
    node.push(0);
    assertThat(node.rejections()).containsExactly(Rejection.SUBSCRIBER_FULL);
    assertThat(node.checks).isZero();

    node.blocks.admission(true, stage.time.now());
    node.push(0);
    stage.advance(CHECK);
    assertThat(node.delivered).containsExactly(0L);
  }

  @Test
  void aBlockThatIsBeingCheckedWhenASubscriberBeginsToLagIsStillDelivered() {
    node.push(0);
    node.blocks.admission(false, stage.time.now());
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(0L);
  }

  @Test
  void aPublishedBlockIsOfferedAndCountsAsDeliveredButIsHandedToNobodyHere() {
    assertThat(node.blocks.publish(stage.block(0), stage.time.now())).isTrue();

    assertThat(node.delivered).isEmpty();
    assertThat(node.forwarded).isEmpty();
    assertThat(node.blocks.numbersAtHand()).containsExactly(0L);
    assertThat(node.blocks.deliveredHeight()).isEqualTo(1);
    assertThat(node.events.of(GossipEvent.BlockDelivered.class).getFirst())
        .extracting(GossipEvent.BlockDelivered::route, GossipEvent.BlockDelivered::from)
        .containsExactly(BlockRoute.PUBLISHED, PkiId.NONE);
    assertThat(node.blocks.publish(stage.block(0), stage.time.now())).isFalse();
    node.push(0);
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
  }

  @Test
  void aBlockThatIsPublishedWhileACopyIsBeingCheckedIsNotDelivered() {
    node.push(0);
    assertThat(node.blocks.publish(stage.block(0), stage.time.now())).isTrue();
    stage.advance(CHECK);

    assertThat(node.delivered).isEmpty();
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
  }

  @Test
  void onlyBlocksOfTheChannelCanBePublished() {
    SignedMessage foreign = stage.message(BlockStage.OTHER, 0, Cast.pki("x").value());
    SignedMessage other = stage.message(GossipMessage.of(new Content.Empty()));

    assertThatThrownBy(() -> node.blocks.publish(foreign, stage.time.now()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trade");
    assertThatThrownBy(() -> node.blocks.publish(other, stage.time.now()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBytesAtHandAreBoundedAndTheLowestBlocksGiveWay() {
    BlockSettings d = BlockSettings.defaults();
    Node small =
        stage.node(
            "small",
            new BlockSettings(
                d.pull(),
                d.gapPatience(),
                new BlockSettings.Store(1_000, d.store().ttl(), 0),
                d.checks(),
                100));
    for (int number = 0; number < 20; number++) {
      small.push(stage.block(number, 200));
      stage.advance(CHECK);
      assertThat(small.blocks.bytes()).isLessThanOrEqualTo(1_000);
    }

    assertThat(small.delivered).hasSize(20);
    assertThat(small.blocks.numbersAtHand()).containsExactly(16L, 17L, 18L, 19L);
    small.push(stage.block(20, 1_000));
    stage.advance(CHECK);
    assertThat(small.delivered).endsWith(20L);
    assertThat(small.blocks.numbersAtHand()).as("too large to be kept").doesNotContain(20L);
  }

  @Test
  void blocksAreOfferedForAHundredPullIntervalsAndStayKnown() {
    node.started().push(0);
    stage.advance(PullSettings.defaults().pullInterval().multipliedBy(99));
    assertThat(node.blocks.numbersAtHand()).containsExactly(0L);

    stage.advance(PullSettings.defaults().pullInterval().multipliedBy(3));
    assertThat(node.blocks.numbersAtHand()).isEmpty();
    assertThat(node.blocks.bytes()).isZero();
    node.push(0);
    assertThat(node.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
  }

  @Test
  void afterStopNothingIsTaken() {
    node.started().push(0);
    node.blocks.stop();
    stage.advance(CHECK);
    node.push(1);
    assertThat(node.blocks.publish(stage.block(2), stage.time.now())).isFalse();
    stage.advance(Duration.ofSeconds(30));

    assertThat(node.delivered).isEmpty();
    assertThat(node.checks).isEqualTo(1);
    assertThat(stage.time.pending()).isZero();
  }
}
