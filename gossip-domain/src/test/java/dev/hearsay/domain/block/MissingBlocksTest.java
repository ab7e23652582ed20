// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How evidence of missing blocks starts a pull. */
class MissingBlocksTest {

  private static final Duration PATIENCE = Duration.ofMillis(100);
  private static final Duration ROUND = Duration.ofMillis(42);

  private final BlockStage stage = new BlockStage();
  private final Node b = stage.node("b");
  private final Node a = stage.node("a").knows(b).started();

  private int hellos() {
    return stage.sent(Content.GossipHello.class).size();
  }

  @Test
  void aGapIsPulledAfterAMomentOfPatience() {
    b.has(0, 1, 2);
    a.push(0, 2);
    stage.advance(PATIENCE);
    assertThat(hellos()).isZero();

    stage.advance(ROUND);
    assertThat(a.delivered).containsExactly(0L, 2L, 1L);
    assertThat(hellos()).isEqualTo(1);
  }

  @Test
  void aGapThatAPushClosesInTimeIsNotPulled() {
    b.has(0, 1);
    a.push(1);
    stage.advanceMillis(50);
    a.push(0);
    stage.advanceMillis(500);

    assertThat(hellos()).isZero();
  }

  @Test
  void gapsThatComeAndGoWhilePushesRaceAreNotPulled() {
    for (long number = 0; number < 200; number += 2) {
      a.push(number + 1);
      stage.advanceMillis(10);
      a.push(number);
      stage.advanceMillis(1);
    }

    assertThat(a.delivered).hasSize(200);
    assertThat(hellos()).isZero();
  }

  @Test
  void aBlockThatIsBeingCheckedIsNotMissing() {
    b.has(0, 1);
    a.checking = Duration.ofMillis(400);
    a.push(0);
    a.checking = Duration.ofMillis(1);
    a.push(1);
    stage.advanceMillis(450);

    assertThat(a.delivered).containsExactly(1L, 0L);
    assertThat(hellos()).isZero();
  }

  @Test
  void aBlockWhoseCheckFailsIsMissing() {
    b.has(0, 1);
    a.checking = Duration.ofMillis(400);
    a.push(stage.forged(0));
    a.checking = Duration.ofMillis(1);
    a.push(1);
    stage.advance(Duration.ofMillis(400).plus(PATIENCE).plus(ROUND));

    assertThat(a.delivered).containsExactly(1L, 0L);
  }

  @Test
  void aGreaterHeightOfAnotherPeerStartsAPull() {
    b.has(0, 1, 2);
    a.blocks.othersAreAt(3, stage.time.now());
    stage.advance(PATIENCE.plus(ROUND));

    assertThat(a.delivered).containsExactly(0L, 1L, 2L);
    assertThat(hellos()).isEqualTo(1);
  }

  @Test
  void aHeightThatIsReachedAlreadyStartsNothing() {
    a.push(0, 1);
    stage.advanceMillis(10);
    a.blocks.othersAreAt(2, stage.time.now());
    stage.advance(Duration.ofSeconds(3));

    assertThat(hellos()).isZero();
  }

  @Test
  void whatAnotherRoundMayBringIsPulledAgainAndAgain() {
    a.blocks.othersAreAt(1, stage.time.now());
    stage.advanceMillis(300);
    assertThat(a.delivered).isEmpty();

    b.has(0);
    stage.advance(Duration.ofSeconds(1));
    assertThat(a.delivered).containsExactly(0L);
  }

  @Test
  void aLieAboutAHeightCostsNoMoreThanTheRegularRounds() {
    b.has(0);
    a.push(0);
    a.blocks.othersAreAt(Long.MIN_VALUE, stage.time.now());
    stage.advance(Duration.ofSeconds(20));
    int before = hellos();
    for (int i = 0; i < 400; i++) {
      a.blocks.othersAreAt(Long.MIN_VALUE + i, stage.time.now());
      stage.advanceMillis(100);
    }

    assertThat(before).isLessThanOrEqualTo(10);
    assertThat(hellos() - before).isBetween(9, 11);
  }

  @Test
  void aRealGapIsPulledFastInSpiteOfALieAboutTheHeight() {
    a.blocks.othersAreAt(1_000_000, stage.time.now());
    stage.advance(Duration.ofSeconds(30));
    b.has(0, 1, 2);
    a.push(0, 2);
    stage.advance(PATIENCE.plus(ROUND).plusMillis(1_000));

    assertThat(a.delivered).contains(1L);
  }

  @Test
  void aGapThatNobodyCanCloseDoesNotSlowThePullOfAnother() {
    a.push(10);
    stage.advance(Duration.ofSeconds(60));
    b.has(11, 12, 13);
    a.push(11, 13);
    stage.advance(PATIENCE.plus(ROUND).plusMillis(200));

    assertThat(a.delivered).contains(12L);
  }

  @Test
  void requestsDoNotWaitForASilentPeerWhenSomethingIsMissing() {
    Node silent = stage.node("silent");
    a.knows(silent);
    stage.lost = message -> message.to().equals("silent");
    b.has(0, 1);
    a.push(1);
    stage.advance(PATIENCE.plus(ROUND));

    assertThat(a.delivered).containsExactly(1L, 0L);
  }

  @Test
  void aDigestThatTheRoundDidNotWaitForIsNoOffenceButASecondOneIs() {
    Node slow = stage.node("slow");
    a.knows(slow);
    stage.lost = message -> message.to().equals("slow");
    b.has(0, 1);
    a.push(1);
    stage.advance(PATIENCE.plus(ROUND));
    Content.GossipHello hello =
        (Content.GossipHello)
            stage.sent.stream()
                .filter(m -> m.to().equals("slow"))
                .findFirst()
                .orElseThrow()
                .content();
    Content.DataDigest late =
        new Content.DataDigest(hello.nonce(), List.of(BlockName.of(0)), hello.type());

    a.hear(slow, late);
    assertThat(a.rejections()).isEmpty();
    a.hear(slow, late);
    assertThat(a.rejections()).containsExactly(Rejection.UNSOLICITED);
  }

  @Test
  void withoutPeersItIsTriedAgainUntilThereIsOne() {
    Node lonely = stage.node("lonely").started();
    lonely.push(1);
    stage.advance(Duration.ofSeconds(1));
    b.has(0, 1);
    lonely.knows(b);
    stage.advance(Duration.ofSeconds(2));

    assertThat(lonely.delivered).containsExactly(1L, 0L);
  }

  @Test
  void whileASubscriberLagsOnlyTheGapBelowWhatItHasIsFilled() {
    b.has(0, 1, 2, 3, 4, 5);
    a.push(2, 4);
    stage.advanceMillis(1);
    a.blocks.admission(BlockAdmission.MISSING, stage.time.now());
    stage.advance(Duration.ofSeconds(20));

    assertThat(a.delivered).containsExactly(2L, 4L, 0L, 1L, 3L);
  }

  @Test
  void whileASubscriberLagsAndNothingIsMissingBelowWhatItHasNothingIsPulled() {
    b.has(0, 1);
    a.push(0);
    stage.advanceMillis(1);
    a.blocks.admission(BlockAdmission.MISSING, stage.time.now());
    a.blocks.othersAreAt(2, stage.time.now());
    stage.advance(Duration.ofSeconds(3));

    assertThat(hellos()).isZero();
  }

  @Test
  void aLargeBacklogIsPulledInOneGoAfterAnother() {
    BlockSettings d = BlockSettings.defaults();
    long blocks = 300;
    Node rich = stage.node("rich", d);
    for (long number = 0; number < blocks; number++) {
      rich.blocks.publish(stage.block(number, 200_000), stage.time.now());
    }
    Node poor = stage.node("poor").knows(rich).started();
    poor.blocks.othersAreAt(blocks, stage.time.now());
    stage.advance(Duration.ofSeconds(3));

    assertThat(poor.delivered).as("60 MB in answers of 16 MiB").hasSize((int) blocks);
    assertThat(poor.height()).isEqualTo(blocks);
  }
}
