// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of blocks that are pushed (channels §6). */
class BlockAdmissionTest {

  private static final Duration CHECK = Duration.ofMillis(1);

  private final BlockStage stage = new BlockStage();
  private final Node node = stage.node("node");

  @Test
  void aPushedBlockIsVerifiedDeliveredForwardedAndOffered() {
    node.push(0);
    assertThat(node.delivered).as("not before the check").isEmpty();
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(0L);
    assertThat(node.routes).containsExactly(BlockRoute.PUSHED);
    assertThat(node.forwarded).containsExactly(0L);
    assertThat(node.blocks.numbersAtHand()).containsExactly(0L);
    assertThat(node.height()).isEqualTo(1);
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
    assertThat(node.height()).isEqualTo(4);
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
  void whileASubscriberLagsNothingIsAdmittedAndNothingIsMarked() {
    node.blocks.admission(BlockAdmission.MISSING, stage.time.now());
    node.push(0);
    assertThat(node.rejections()).containsExactly(Rejection.SUBSCRIBER_FULL);
    assertThat(node.checks).isZero();

    node.blocks.admission(BlockAdmission.ALL, stage.time.now());
    node.push(0);
    stage.advance(CHECK);
    assertThat(node.delivered).containsExactly(0L);
  }

  @Test
  void theLowestThatIsMissingComesInAsLongAsNotFarTooMuchIsUnread() {
    node.push(1);
    stage.advance(CHECK);

    node.blocks.admission(BlockAdmission.NONE, stage.time.now());
    node.push(0);
    assertThat(node.rejections()).containsExactly(Rejection.SUBSCRIBER_FULL);

    node.blocks.admission(BlockAdmission.MISSING, stage.time.now());
    node.push(0);
    stage.advance(CHECK);
    assertThat(node.delivered).containsExactly(1L, 0L);
  }

  @Test
  void aBlockThatIsBeingCheckedWhenASubscriberBeginsToLagIsStillDelivered() {
    node.push(0);
    node.blocks.admission(BlockAdmission.MISSING, stage.time.now());
    stage.advance(CHECK);

    assertThat(node.delivered).containsExactly(0L);
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
