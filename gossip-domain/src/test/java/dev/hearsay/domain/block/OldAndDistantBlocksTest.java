// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the number of a block says: old, far ahead, beyond the signed numbers. */
class OldAndDistantBlocksTest {

  private static final Duration CHECK = Duration.ofMillis(1);

  private final BlockStage stage = new BlockStage();
  private final Node node = stage.node("node");

  @Test
  void whatTheLedgerHoldsIsOld() {
    node.blocks.ledgerHeight(10, stage.time.now());
    node.push(9, 10);
    stage.advance(CHECK);

    assertThat(node.rejections()).containsExactly(Rejection.OLD_BLOCK);
    assertThat(node.delivered).containsExactly(10L);
    assertThat(node.height()).isEqualTo(11);
  }

  @Test
  void aLedgerThatJumpsOverABlockInCheckKeepsItFromDelivery() {
    node.push(3);
    node.blocks.ledgerHeight(10, stage.time.now());
    stage.advance(CHECK);

    assertThat(node.delivered).isEmpty();
    assertThat(node.rejections()).containsExactly(Rejection.OLD_BLOCK);
    assertThat(node.height()).isEqualTo(10);
  }

  @Test
  void aLedgerThatCatchesUpClosesTheGapBelowWhatWasDelivered() {
    node.push(5, 6, 9);
    stage.advance(CHECK);
    node.blocks.ledgerHeight(5, stage.time.now());
    assertThat(node.height()).isEqualTo(7);

    node.blocks.ledgerHeight(3, stage.time.now());
    assertThat(node.height()).isEqualTo(7);
  }

  @Test
  void aBlockFarAheadIsDeliveredAndWhatIsTooFarBehindItIsGivenUp() {
    Node forgetful =
        stage.node("forgetful", BlockStage.settings(BlockSettings.Checks.defaults(), 0, 10));
    forgetful.push(0, 3);
    stage.advance(CHECK);
    forgetful.push(100);
    stage.advance(CHECK);

    assertThat(forgetful.delivered).containsExactly(0L, 3L, 100L);
    assertThat(forgetful.height()).isEqualTo(91);
    assertThat(forgetful.events.of(GossipEvent.BlocksSkipped.class))
        .containsExactly(new GossipEvent.BlocksSkipped(BlockStage.CHANNEL, 89));
    forgetful.push(1, 90, 91);
    stage.advance(CHECK);
    assertThat(forgetful.rejections()).containsExactly(Rejection.OLD_BLOCK, Rejection.OLD_BLOCK);
    assertThat(forgetful.delivered).endsWith(91L);
  }

  @Test
  void aForgedBlockFarAheadGivesNothingUp() {
    Node forgetful =
        stage.node("forgetful", BlockStage.settings(BlockSettings.Checks.defaults(), 0, 10));
    forgetful.push(stage.forged(1_000_000));
    stage.advance(CHECK);
    forgetful.push(0);
    stage.advance(CHECK);

    assertThat(forgetful.delivered).containsExactly(0L);
    assertThat(forgetful.events.of(GossipEvent.BlocksSkipped.class)).isEmpty();
  }

  @Test
  void numbersBeyondTheSignedOnesAndTheVeryLastAreDeliveredOnce() {
    for (long number :
        new long[] {
          Long.MAX_VALUE, Long.MIN_VALUE, BlockNumbers.HIGHEST - 1, BlockNumbers.HIGHEST
        }) {
      node.push(number);
      stage.advance(CHECK);
      node.push(number);
      stage.advance(CHECK);
    }

    assertThat(node.delivered)
        .containsExactly(
            Long.MAX_VALUE, Long.MIN_VALUE, BlockNumbers.HIGHEST - 1, BlockNumbers.HIGHEST);
    assertThat(node.rejections()).hasSize(4).containsOnly(Rejection.KNOWN_BLOCK);
    node.push(0);
    assertThat(node.rejections()).endsWith(Rejection.OLD_BLOCK);
  }

  @Test
  void aHeightAsGreatAsCanBeIsNoTrouble() {
    node.blocks.ledgerHeight(BlockNumbers.HIGHEST, stage.time.now());
    node.blocks.othersAreAt(BlockNumbers.HIGHEST, stage.time.now());
    node.push(BlockNumbers.HIGHEST, BlockNumbers.HIGHEST - 1, BlockNumbers.HIGHEST);
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(BlockNumbers.HIGHEST);
    assertThat(node.height()).isEqualTo(BlockNumbers.HIGHEST);
  }

  @Test
  void withFabricsWindowABlockTooFarBehindIsDeliveredAllTheSame() {
    Node likeFabric =
        stage.node("fabric", BlockStage.settings(BlockSettings.Checks.defaults(), 10, 1_000));
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
}
