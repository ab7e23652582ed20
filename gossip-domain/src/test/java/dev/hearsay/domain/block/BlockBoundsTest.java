// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.pull.PullSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How much of blocks is checked and kept at a time, and who may cause it. */
class BlockBoundsTest {

  private static final Duration CHECK = Duration.ofMillis(1);

  private final BlockStage stage = new BlockStage();
  private final Node node = stage.node("node");

  @Test
  void copiesAndNumbersThatAreCheckedAtATimeAreBounded() {
    Node small =
        stage.node(
            "small", BlockStage.settings(new BlockSettings.Checks(1_000, 2, 3, 1_000_000), 0, 100));
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
        stage.node(
            "small", BlockStage.settings(new BlockSettings.Checks(1_000, 8, 3, 1_000_000), 0, 100));
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
        stage.node(
            "small", BlockStage.settings(new BlockSettings.Checks(10_000, 100, 3, 3_000), 0, 100));
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
    Node small =
        stage.node(
            "small", BlockStage.settings(new BlockSettings.Checks(1_000, 10, 3, 100), 0, 100));
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
        stage.node(
            "small", BlockStage.settings(new BlockSettings.Checks(100, 10, 3, 10_000), 0, 100));
    small.push(stage.block(0, 100));

    assertThat(small.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
    assertThat(small.checks).isZero();
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
}
