// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two channels of the same nodes: nothing that is said in one counts in the other. */
class TwoChannelsTest extends ChannelScene {

  private static final ChannelId OTHER = ChannelId.of("other");

  private final ChannelWords otherWords = new ChannelWords(simulation, OTHER);

  @BeforeEach
  void joinTheOther() {
    Interest blocks = new Interest(List.of(Content.DataMessage.class), OTHER);
    for (SimulatedNode node : nodes) {
      ask(node, new Command.JoinChannel(channel.config(OTHER, 1)));
      node.command(new Command.Subscribe(2, blocks));
    }
    await(() -> nodes.stream().allMatch(node -> peersOf(node, OTHER).size() == 2));
  }

  @Test
  void eachChannelHasItsOwnBlocks() {
    channel.publish(publisher, 1);
    publishInTheOther(1);
    publishInTheOther(2);
    await(() -> blocksAt(victim, OTHER).size() == 2);
    await(() -> blocksAt(victim).size() == 1);

    assertThat(blocksAt(victim)).containsExactly(1L);
    assertThat(blocksAt(victim, OTHER)).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void aBlockOfOneIsRefusedInTheOther() {
    mallory.say(otherWords.block(1, words.sealed(1)));
    mallory.say(words.block(1, otherWords.sealed(1)));
    assertRefused(mallory, Rejection.BAD_BLOCK, Rejection.BAD_BLOCK);

    mallory.say(words.block(1));
    mallory.say(otherWords.block(1));

    assertThat(blocksAt(victim)).containsExactly(1L);
    assertThat(blocksAt(victim, OTHER)).containsExactly(1L);
  }

  @Test
  void theHeightOfOneIsNotTheHeightOfTheOther() {
    ask(victim, new Command.UpdateLedgerHeight(CHANNEL, 7));
    ask(victim, new Command.UpdateLedgerHeight(OTHER, 9));

    await(() -> heightAt(witness, CHANNEL) == 7 && heightAt(witness, OTHER) == 9);
    mallory.say(otherWords.block(8));
    mallory.say(words.block(8));

    assertRefused(mallory, Rejection.OLD_BLOCK);
    assertThat(blocksAt(victim)).containsExactly(8L);
  }

  @Test
  void whoIsAPeerOfOneIsNoneOfTheOther() {
    enter(mallory);

    mallory.say(otherWords.hello(1));

    assertRefused(mallory, Rejection.NOT_ELIGIBLE);
    assertThat(peersOf(victim)).contains(idOf(mallory));
    assertThat(peersOf(victim, OTHER)).doesNotContain(idOf(mallory));
  }

  @Test
  void aNonceOfOneIsUnknownInTheOther() {
    enter(mallory);
    saySigned(mallory, otherWords.stateInfo(idOf(mallory)));
    mallory.say(words.block(1));

    mallory.say(words.hello(7));
    mallory.say(otherWords.request(7, 1, 1));
    assertRefused(mallory, Rejection.UNSOLICITED);
    mallory.say(words.request(7, 1, 1));

    assertThat(mallory.heard(Content.DataUpdate.class))
        .filteredOn(update -> update.type() == PullType.BLOCK)
        .hasSize(1);
  }

  @Test
  void leavingOneLeavesTheOtherAlone() {
    ask(victim, new Command.LeaveChannel(OTHER));
    await(() -> !peersOf(witness, OTHER).contains(victim.pkiId()));

    channel.publish(publisher, 1);
    publishInTheOther(1);
    await(() -> blocksAt(victim).size() == 1);
    await(() -> blocksAt(witness, OTHER).size() == 1);

    assertThat(blocksAt(victim, OTHER)).isEmpty();
    assertThat(peersOf(witness)).contains(victim.pkiId());
  }

  private void publishInTheOther(long number) {
    GossipMessage block = otherWords.block(number);
    publisher.command(new Command.Gossip(new SignedMessage(otherWords.unsigned(block), block)));
  }

  /** What {@code node} knows of the victim's height. */
  private long heightAt(SimulatedNode node, ChannelId channel) {
    PkiId of = victim.pkiId();
    return node.view().channel(channel).orElseThrow().peers().stream()
        .filter(peer -> peer.member().pkiId().equals(of))
        .map(ChannelPeer::properties)
        .mapToLong(Content.Properties::ledgerHeight)
        .sum();
  }
}
