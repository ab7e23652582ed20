// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.DataRequest;
import dev.hearsay.domain.message.Content.GossipHello;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A peer that is asked for blocks, and answers as it should not. */
class BadPullTest extends ChannelScene {

  private static final long UNKNOWN_NONCE = 4_711;

  private int hellos;

  @BeforeEach
  void malloryIsAPeerOfTheChannel() {
    enter(mallory);
  }

  @Test
  void answersThatNobodyAskedForAreRefused() {
    mallory.say(words.digest(UNKNOWN_NONCE, 1, 3));
    mallory.say(words.update(UNKNOWN_NONCE, words.block(1)));
    mallory.say(words.request(UNKNOWN_NONCE, 1, 3));

    assertRefused(mallory, Rejection.UNSOLICITED, Rejection.UNSOLICITED, Rejection.UNSOLICITED);
    assertThat(blocksAt(victim)).isEmpty();
    assertThat(mallory.heard(DataRequest.class)).isEmpty();
  }

  @Test
  void aThousandDigestsThatNobodyAskedForAreRefused() {
    Envelope digest = words.unsigned(words.digest(UNKNOWN_NONCE, 1, 100));

    mallory.say(Collections.nCopies(1_000, digest));

    assertThat(refusals(victim, idOf(mallory))).hasSize(1_000).containsOnly(Rejection.UNSOLICITED);
    assertThat(mallory.isConnected()).isTrue();
  }

  @Test
  void aDigestWithAWrongNonceIsRefusedAndTheRightOneStillCounts() {
    long nonce = awaitHello();

    mallory.say(words.digest(nonce + 1, 1, 1));
    mallory.say(words.digest(nonce, 1, 1));
    mallory.say(words.update(nonce, words.block(1)));

    assertRefused(mallory, Rejection.UNSOLICITED);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void anUpdateWithAWrongNonceIsRefusedAndTheRightOneStillCounts() {
    long nonce = offer(1, 1);

    mallory.say(words.update(nonce + 1, words.block(1)));
    assertThat(blocksAt(victim)).isEmpty();
    mallory.say(words.update(nonce, words.block(1)));

    assertRefused(mallory, Rejection.UNSOLICITED);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void theSecondDigestInARoundIsRefused() {
    long nonce = offer(1, 1);

    mallory.say(words.digest(nonce, 2, 2));
    mallory.say(words.update(nonce, words.block(1)));

    assertRefused(mallory, Rejection.UNSOLICITED);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aThousandNamesInADigestAreAskedForInPortionsAndWhatComesOfThemIsDelivered() {
    long nonce = offer(1, 1_000);

    mallory.say(words.update(nonce, words.block(50), words.block(1)));

    assertRefused(mallory);
    assertThat(mallory.heard(DataRequest.class).getFirst().digests()).hasSizeBetween(50, 512);
    assertThat(blocksAt(victim)).containsExactlyInAnyOrder(50L, 1L);
  }

  @Test
  void aDigestWithMoreNamesThanARoundTakesIsRefused() {
    long nonce = awaitHello();

    mallory.say(words.digest(nonce, 1, 10_001));

    assertRefused(mallory, Rejection.TOO_MANY_ELEMENTS);
    assertThat(mallory.heard(DataRequest.class)).isEmpty();
  }

  @Test
  void namesThatAreNoBlockNumbersAreRefusedAndTheOthersAskedFor() {
    long nonce = awaitHello();
    List<Bytes> names =
        List.of(Bytes.utf8("seven"), Bytes.EMPTY, Bytes.utf8("-1"), Bytes.utf8("7"));

    mallory.say(words.of(new Content.DataDigest(nonce, names, PullType.BLOCK)));

    assertThat(refusals(victim, idOf(mallory)))
        .hasSize(3)
        .containsOnly(Rejection.UNEXPECTED_ELEMENT);
    assertThat(mallory.heard(DataRequest.class).getFirst().digests())
        .containsExactly(Bytes.utf8("7"));
  }

  @Test
  void whatIsPromisedAndNeverComesHoldsUpNoOtherBlock() {
    offer(1, 50);

    for (long number = 1; number <= 20; number++) {
      channel.publish(publisher, number);
    }
    await(() -> blocksAt(victim).size() == 20);

    assertRefused(mallory);
    assertThat(mallory.heard(DataRequest.class)).isNotEmpty();
  }

  @Test
  void aBadBlockInAnUpdateHidesNoGoodOne() {
    long nonce = offer(1, 2);

    mallory.say(words.update(nonce, words.spoiltBlock(1), words.block(2)));
    assertThat(blocksAt(victim)).containsExactly(2L);
    channel.publish(publisher, 1);
    await(() -> blocksAt(victim).contains(1L));

    assertRefused(mallory, Rejection.BAD_BLOCK);
  }

  @Test
  void itemsOfAnUpdateThatAreNoBlocksOfTheChannelHideNoGoodOne() {
    long nonce = offer(1, 4);
    GossipMessage elsewhere = new ChannelWords(simulation, ChannelId.of("elsewhere")).block(1);
    List<Envelope> items =
        List.of(
            words.unsigned(elsewhere),
            words.unsigned(words.hello(1)),
            Envelope.unsigned(Bytes.hex("ffffffff")),
            words.unsigned(words.block(4)));

    mallory.say(words.of(new Content.DataUpdate(nonce, items, PullType.BLOCK)));

    assertRefused(
        mallory,
        Rejection.UNKNOWN_CHANNEL,
        Rejection.UNEXPECTED_ELEMENT,
        Rejection.MALFORMED_MESSAGE);
    assertThat(blocksAt(victim)).containsExactly(4L);
  }

  @Test
  void aBlockThatWasNotAskedForHidesNoneThatWas() {
    long nonce = offer(1, 2);

    mallory.say(words.update(nonce, words.block(9), words.block(2)));

    assertRefused(mallory, Rejection.UNEXPECTED_ELEMENT);
    assertThat(blocksAt(victim)).containsExactly(2L);
  }

  @Test
  void anUpdateWithMoreThanWasAskedForIsRefusedAndTheBlocksStillComeOtherwise() {
    long nonce = offer(1, 1);

    mallory.say(words.update(nonce, words.block(1), words.block(2)));
    assertRefused(mallory, Rejection.TOO_MANY_ELEMENTS);
    channel.publish(publisher, 1);
    await(() -> blocksAt(victim).contains(1L));
  }

  @Test
  void whoHasNotSaidThatItIsInTheChannelMayNotPull() {
    RawPeer silent = peer("silent", Networks.ORG1);
    silent.greet(victim);

    silent.say(words.hello(1));
    assertRefused(silent, Rejection.NOT_ELIGIBLE);
    enter(silent);
    mallory.say(words.block(1));
    silent.say(words.hello(2));
    silent.say(words.request(2, 1, 1));

    assertThat(silent.heard(Content.DataUpdate.class)).hasSize(1);
  }

  @Test
  void whoIsOutsideTheOrganizationsOfTheChannelMayNotPull() {
    mallory.say(words.block(1));

    stranger.say(words.hello(1));
    stranger.say(words.request(1, 1, 1));

    assertRefused(stranger, Rejection.NOT_IN_CHANNEL, Rejection.NOT_IN_CHANNEL);
    assertThat(stranger.heard(Content.Pull.class)).noneMatch(said -> said.type() == PullType.BLOCK);
  }

  /** Waits until the victim asks mallory what it has; the nonce with which it asks. */
  private long awaitHello() {
    await(() -> blockHellos().size() > hellos);
    hellos = blockHellos().size();
    return blockHellos().getLast().nonce();
  }

  private List<GossipHello> blockHellos() {
    return mallory.heard(GossipHello.class).stream()
        .filter(hello -> hello.type() == PullType.BLOCK)
        .toList();
  }

  /** Answers the next hello with these block numbers, and is asked for them. */
  private long offer(long first, long last) {
    long nonce = awaitHello();
    mallory.say(words.digest(nonce, first, last));
    assertThat(mallory.heard(DataRequest.class)).isNotEmpty();
    return nonce;
  }
}
