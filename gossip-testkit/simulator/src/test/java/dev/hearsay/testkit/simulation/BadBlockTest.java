// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.event.GossipEvent.BlocksSkipped;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import org.junit.jupiter.api.Test;

/** Blocks that nobody should push, and genuine ones beside them. */
class BadBlockTest extends ChannelScene {

  private static final ChannelId ELSEWHERE = ChannelId.of("elsewhere");

  @Test
  void blocksOutOfOrderAreDeliveredAsTheyCome() {
    mallory.say(words.block(3));
    mallory.say(words.block(1));
    mallory.say(words.block(2));

    assertRefused(mallory);
    assertThat(blocksAt(victim)).containsExactly(3L, 1L, 2L);
    assertThat(blocksAt(witness)).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void aBlockFarAheadIsDeliveredAndThoseBeforeItStillCome() {
    mallory.say(words.block(5_000));
    channel.publish(publisher, 1);
    channel.publish(publisher, 2);
    await(() -> blocksAt(victim).size() == 3);

    assertRefused(mallory);
    assertThat(blocksAt(victim)).startsWith(5_000L).contains(1L, 2L);
  }

  @Test
  void aSealedBlockFurtherAheadThanANodeRemembersGivesUpWhatLiesBefore() {
    lastBlock = 1_000_001;

    mallory.say(words.block(1_000_000));

    assertRefused(mallory);
    assertThat(blocksAt(victim)).containsExactly(1_000_000L);
    assertThat(events(victim, BlocksSkipped.class))
        .containsExactly(new BlocksSkipped(CHANNEL, 900_000));
  }

  @Test
  void anUnsealedBlockFarAheadGivesNothingUp() {
    mallory.say(words.spoiltBlock(-1));
    mallory.say(words.block(1));

    assertRefused(mallory, Rejection.BAD_BLOCK);
    assertThat(events(victim, BlocksSkipped.class)).isEmpty();
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aBlockOfTheLedgerIsRefusedAsOld() {
    ask(victim, new Command.UpdateLedgerHeight(CHANNEL, 10));

    mallory.say(words.block(9));
    mallory.say(words.block(10));

    assertRefused(mallory, Rejection.OLD_BLOCK);
    assertThat(blocksAt(victim)).containsExactly(10L);
  }

  @Test
  void aBlockThatWasDeliveredIsRefusedEvenIfItsCopyIsSpoilt() {
    mallory.say(words.block(1));

    mallory.say(words.block(1));
    mallory.say(words.spoiltBlock(1));

    assertRefused(mallory, Rejection.KNOWN_BLOCK, Rejection.KNOWN_BLOCK);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aBlockWithABadSealIsRefusedAndAGoodCopyStillCounts() {
    mallory.say(words.spoiltBlock(1));
    assertRefused(mallory, Rejection.BAD_BLOCK);
    assertThat(blocksAt(victim)).isEmpty();

    mallory.say(words.block(1));

    assertThat(blocksAt(victim)).containsExactly(1L);
    assertThat(blocksAt(witness)).containsExactly(1L);
  }

  @Test
  void spoiltCopiesOfOnePeerDoNotKeepTheGoodOneOfAnotherAway() {
    RawPeer honest = peer("honest", ORG1);
    honest.greet(victim);

    mallory.blurt(words.unsigned(words.spoiltBlock(1)));
    mallory.blurt(words.unsigned(words.block(1, Bytes.EMPTY)));
    mallory.blurt(words.unsigned(words.block(1, Bytes.utf8("nonsense"))));
    honest.say(words.block(1));

    assertRefused(honest);
    assertThat(blocksAt(victim)).containsExactly(1L);
    assertThat(refusals(victim, idOf(mallory)))
        .hasSize(3)
        .contains(Rejection.BAD_BLOCK)
        .isSubsetOf(Rejection.BAD_BLOCK, Rejection.OVERLOADED, Rejection.KNOWN_BLOCK);
  }

  @Test
  void aBlockThatIsNotTheOneItClaimsToBeIsRefused() {
    mallory.say(words.block(2, words.sealed(1)));
    mallory.say(words.block(2));

    assertRefused(mallory, Rejection.BAD_BLOCK);
    assertThat(blocksAt(victim)).containsExactly(2L);
  }

  @Test
  void aBlockOfAnotherChannelIsRefused() {
    mallory.say(words.block(1, new ChannelWords(simulation, ELSEWHERE).sealed(1)));
    mallory.say(words.block(1));

    assertRefused(mallory, Rejection.BAD_BLOCK);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aBlockForAChannelThatWasNeverJoinedIsRefused() {
    mallory.say(new ChannelWords(simulation, ELSEWHERE).block(1));
    mallory.say(words.block(1));

    assertRefused(mallory, Rejection.UNKNOWN_CHANNEL);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aBlockFromOutsideTheOrganizationsOfTheChannelIsRefused() {
    stranger.say(words.block(1));
    assertRefused(stranger, Rejection.NOT_IN_CHANNEL);
    assertThat(blocksAt(victim)).isEmpty();

    mallory.say(words.block(1));

    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aDataMessageWithoutABlockIsRefused() {
    String name = CHANNEL.name().toHex();

    mallory.say(Envelope.unsigned(Bytes.hex("1209" + name + "1804" + "4200")));
    mallory.say(words.block(1));

    assertRefused(mallory, Rejection.MISSING_PART);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }
}
