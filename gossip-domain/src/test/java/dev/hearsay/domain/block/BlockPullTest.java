// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.block.BlockStage.Node;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.rehearsal.ToyCrypto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the blocks are exchanged that push did not bring (dissemination §6.4, channels §6.1). */
class BlockPullTest {

  private static final Duration INTERVAL = Duration.ofSeconds(4);
  private static final Duration ROUND = Duration.ofMillis(42);

  private final BlockStage stage = new BlockStage();
  private final Node a = stage.node("a");
  private final Node b = stage.node("b");

  private static List<Bytes> names(String... names) {
    List<Bytes> list = new ArrayList<>();
    for (String name : names) {
      list.add(Bytes.utf8(name));
    }
    return list;
  }

  /** Lets a ask b, and b's own answers go astray. */
  private long helloFromAToB() {
    a.knows(b).started();
    stage.lost = message -> true;
    stage.advance(INTERVAL);
    return stage.sent(Content.GossipHello.class).getLast().nonce();
  }

  private long requestFromAToB(String... names) {
    long nonce = helloFromAToB();
    a.hear(b, new Content.DataDigest(nonce, names(names), PullType.BLOCK));
    return nonce;
  }

  private void update(long nonce, SignedMessage... blocks) {
    List<Envelope> items = new ArrayList<>();
    for (SignedMessage block : blocks) {
      items.add(block.envelope());
    }
    a.hear(b, new Content.DataUpdate(nonce, items, PullType.BLOCK));
    stage.advanceMillis(5);
  }

  private List<String> requested() {
    return stage.sent(Content.DataRequest.class).stream()
        .flatMap(request -> request.digests().stream())
        .map(Bytes::toUtf8)
        .toList();
  }

  // ---- the exchange

  @Test
  void whatAPeerHasIsPulledDeliveredAndOfferedButNotForwarded() {
    b.has(0, 1, 2);
    a.knows(b).started();
    stage.advance(INTERVAL.plus(ROUND));

    assertThat(a.delivered).containsExactly(0L, 1L, 2L);
    assertThat(a.routes).containsOnly(BlockRoute.PULLED);
    assertThat(a.forwarded).isEmpty();
    assertThat(a.blocks.numbersAtHand()).containsExactly(0L, 1L, 2L);
    assertThat(a.rejections()).isEmpty();
  }

  @Test
  void whatIsOfferedAreTheBytesThatCame() {
    SignedMessage block = stage.block(0);
    b.blocks.publish(block, stage.time.now());
    a.knows(b).started();
    stage.advance(INTERVAL.plus(ROUND));

    assertThat(stage.sent(Content.DataUpdate.class).getLast().data())
        .containsExactly(block.envelope());
  }

  @Test
  void aHelloSaysWhatNeedNotBeOffered() {
    b.has(0, 1, 2, 3, 4);
    a.blocks.ledgerHeight(3, stage.time.now());
    a.knows(b).started();
    stage.advance(INTERVAL.plus(ROUND));

    assertThat(stage.sent(Content.GossipHello.class).getFirst().metadata())
        .isEqualTo(Bytes.utf8("3"));
    assertThat(stage.sent(Content.DataDigest.class).getFirst().digests())
        .isEqualTo(names("3", "4"));
    assertThat(a.delivered).containsExactly(3L, 4L);
  }

  @Test
  void whoAsksAsFabricDoesIsOfferedAllAndNothingIsNoAnswer() {
    b.hear(a, new Content.GossipHello(7, Bytes.EMPTY, PullType.BLOCK));
    assertThat(stage.sent).isEmpty();

    b.has(8, 9, 10);
    b.hear(a, new Content.GossipHello(8, Bytes.EMPTY, PullType.BLOCK));
    b.hear(a, new Content.GossipHello(9, Bytes.utf8("no number"), PullType.BLOCK));
    assertThat(stage.sent(Content.DataDigest.class))
        .hasSize(2)
        .allSatisfy(digest -> assertThat(digest.digests()).isEqualTo(names("8", "9", "10")));
  }

  @Test
  void aPeerWithNothingOfUseSaysSoAndTheRoundIsOver() {
    a.has(0);
    b.has(0);
    a.knows(b).started();
    stage.advance(INTERVAL.plusMillis(25));

    assertThat(stage.sent(Content.DataDigest.class).getFirst().digests()).isEmpty();
    assertThat(stage.sent(Content.DataRequest.class)).isEmpty();
  }

  @Test
  void onlyBlocksThatAreNeitherDeliveredNorInTheLedgerAreAskedFor() {
    a.blocks.ledgerHeight(3, stage.time.now());
    a.push(5);
    requestFromAToB("1", "2", "3", "4", "5", "6");

    assertThat(requested()).containsExactly("3", "4", "6");
  }

  @Test
  void aFullStoreOffersItsNewestBlocksAndSomeOfTheOthers() {
    BlockSettings d = BlockSettings.defaults();
    int limit = d.pull().limits().maxDigests();
    for (long number = 0; number < 2L * limit; number++) {
      b.blocks.publish(stage.block(number), stage.time.now());
    }
    b.hear(a, new Content.GossipHello(7, Bytes.EMPTY, PullType.BLOCK));

    List<Bytes> offered = stage.sent(Content.DataDigest.class).getFirst().digests();
    assertThat(offered).hasSize(limit).doesNotHaveDuplicates();
    List<Bytes> newest =
        b.blocks.numbersAtHand().reversed().stream().limit(limit / 2).map(BlockName::of).toList();
    assertThat(offered).containsAll(newest);
    b.hear(a, new Content.GossipHello(8, Bytes.EMPTY, PullType.BLOCK));
    List<Bytes> later = stage.sent(Content.DataDigest.class).getLast().digests();
    assertThat(later).hasSize(limit).containsAll(newest).isNotEqualTo(offered);
  }

  // ---- lies and accidents

  @Test
  void namesThatAreNoNumbersAreRefusedAndHideNoOther() {
    requestFromAToB("-1", "007", "seven", "", "18446744073709551616", "7");

    assertThat(requested()).containsExactly("7");
    assertThat(a.rejections()).hasSize(5).containsOnly(Rejection.UNEXPECTED_ELEMENT);
  }

  @Test
  void aThousandNamesOfBlocksThatDoNotExistHideNoneThatDoes() {
    Node liar = stage.node("liar");
    b.has(0);
    a.knows(liar, b).started();
    stage.lost =
        message -> {
          if (message.to().equals("liar") && message.content() instanceof Content.GossipHello h) {
            String[] lies = new String[1_000];
            for (int i = 0; i < lies.length; i++) {
              lies[i] = Integer.toString(1_000_000 + i);
            }
            a.hear(liar, new Content.DataDigest(h.nonce(), names(lies), PullType.BLOCK));
          }
          return message.to().equals("liar");
        };
    stage.advance(INTERVAL.plus(ROUND));

    assertThat(a.delivered).containsExactly(0L);
    assertThat(a.height()).isEqualTo(1);
  }

  @Test
  void anUpdateWithAWrongNonceIsUnsolicited() {
    long nonce = requestFromAToB("0");
    update(nonce + 1, stage.block(0));

    assertThat(a.rejections()).containsExactly(Rejection.UNSOLICITED);
    assertThat(a.delivered).isEmpty();
  }

  @Test
  void anUpdateThatNobodyAskedForIsUnsolicited() {
    a.started();
    update(1, stage.block(0));

    assertThat(a.rejections()).containsExactly(Rejection.UNSOLICITED);
    assertThat(a.checks).isZero();
  }

  @Test
  void aBlockOfAnotherChannelIsRefusedAndHidesNoOther() {
    long nonce = requestFromAToB("0", "1");
    update(
        nonce,
        stage.message(BlockStage.OTHER, 0, ToyCrypto.block(BlockStage.OTHER, 0)),
        stage.block(1));

    assertThat(a.rejections()).containsExactly(Rejection.UNKNOWN_CHANNEL);
    assertThat(a.delivered).containsExactly(1L);
  }

  @Test
  void aBlockWithAnotherNumberThanItsNameIsRefusedAndHidesNoOther() {
    long nonce = requestFromAToB("0", "1");
    update(nonce, stage.block(5), stage.block(1));

    assertThat(a.rejections()).containsExactly(Rejection.UNEXPECTED_ELEMENT);
    assertThat(a.delivered).containsExactly(1L);
  }

  @Test
  void whatIsNoBlockOrNoMessageIsRefusedAndHidesNoOther() {
    long nonce = requestFromAToB("0", "1", "2", "3");
    SignedMessage noBlock =
        stage.message(
            new GossipMessage(0, BlockStage.CHANNEL, Tag.CHAN_AND_ORG, new Content.Empty()));
    SignedMessage wronglyTagged =
        stage.message(
            new GossipMessage(0, BlockStage.CHANNEL, Tag.EMPTY, stage.block(0).content()));
    SignedMessage nonsense =
        new SignedMessage(Envelope.unsigned(Bytes.utf8("?")), stage.block(2).message());
    update(nonce, noBlock, wronglyTagged, nonsense, stage.block(3));

    assertThat(a.rejections())
        .containsExactly(
            Rejection.UNEXPECTED_ELEMENT, Rejection.ILLEGAL_TAG, Rejection.MALFORMED_MESSAGE);
    assertThat(a.delivered).containsExactly(3L);
  }

  @Test
  void aForgedBlockHidesNoOtherAndIsAskedOfSomebodyElse() {
    Node c = stage.node("c").has(0);
    a.knows(b, c).started();
    stage.lost =
        message -> {
          if (message.to().equals("b") && message.content() instanceof Content.GossipHello h) {
            a.hear(b, new Content.DataDigest(h.nonce(), names("0", "1"), PullType.BLOCK));
          }
          if (message.to().equals("b") && message.content() instanceof Content.DataRequest r) {
            a.hear(
                b,
                new Content.DataUpdate(
                    r.nonce(),
                    List.of(stage.forged(0).envelope(), stage.block(1).envelope()),
                    PullType.BLOCK));
          }
          return message.to().equals("b");
        };
    for (int i = 0; i < 5; i++) {
      stage.advance(INTERVAL);
    }

    assertThat(a.delivered).containsExactlyInAnyOrder(0L, 1L);
    assertThat(c.blocks.numbersAtHand()).containsExactly(0L);
  }

  @Test
  void aBlockThatIsPushedWhileItIsPulledIsDeliveredOnce() {
    long nonce = requestFromAToB("0");
    SignedMessage block = stage.block(0);
    a.push(block);
    update(nonce, block);
    update(nonce, block);

    assertThat(a.delivered).containsExactly(0L);
    assertThat(a.checks).isEqualTo(1);
  }

  @Test
  void aRequestedBlockThatCameByPushMeanwhileIsRefusedByName() {
    long nonce = requestFromAToB("0", "1");
    a.push(stage.block(0));
    stage.advanceMillis(5);
    update(nonce, stage.block(0), stage.block(1));

    assertThat(a.rejections()).containsExactly(Rejection.KNOWN_BLOCK);
    assertThat(a.delivered).containsExactly(0L, 1L);
  }

  @Test
  void anUnverifiedOverloadIsTriedAgainInALaterRound() {
    b.has(0);
    a.knows(b).started();
    a.overloaded = true;
    stage.advance(INTERVAL.plus(ROUND));
    assertThat(a.rejections()).containsExactly(Rejection.OVERLOADED);
    assertThat(stage.sent(Content.DataRequest.class)).hasSize(1);

    a.overloaded = false;
    stage.advance(INTERVAL.plus(ROUND));
    assertThat(a.delivered).containsExactly(0L);
  }

  @Test
  void whileASubscriberLagsNothingIsAskedForAndWhatComesIsLeft() {
    long nonce = requestFromAToB("0");
    a.blocks.admission(BlockAdmission.MISSING, stage.time.now());
    update(nonce, stage.block(0));
    assertThat(a.rejections()).containsExactly(Rejection.SUBSCRIBER_FULL);

    stage.advance(INTERVAL);
    long next = stage.sent(Content.GossipHello.class).getLast().nonce();
    a.hear(b, new Content.DataDigest(next, names("0", "1"), PullType.BLOCK));
    assertThat(stage.sent(Content.DataRequest.class)).hasSize(1);
    assertThat(a.delivered).isEmpty();
  }

  @Test
  void whenTheSubscriberHasCaughtUpAPullBringsWhatWasRefused() {
    b.has(0, 1, 2);
    a.knows(b).started();
    a.blocks.admission(BlockAdmission.MISSING, stage.time.now());
    a.push(0, 1, 2);
    stage.advance(Duration.ofSeconds(20));
    assertThat(a.delivered).isEmpty();

    a.blocks.admission(BlockAdmission.ALL, stage.time.now());
    stage.advance(ROUND.plusMillis(200));
    assertThat(a.delivered).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aPeerThatStatesAGreaterHeightIsAskedAtOnceAmongMany() {
    for (int i = 0; i < 30; i++) {
      a.knows(stage.node("other" + i));
    }
    b.has(0);
    a.knows(b).started();
    a.stated.put(b, 1L);

    a.blocks.othersAreAt(1, stage.time.now());
    stage.advance(Duration.ofMillis(500));

    assertThat(a.delivered).containsExactly(0L);
  }
}
