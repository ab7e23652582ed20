// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.event.GossipEvent.BlockDelivered;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A node leaves a channel and joins it again, while blocks flow and somebody talks on. */
class LeavingTest extends ChannelScene {

  @Test
  void whoLeavesAndComesBackGetsEachBlockOnce() {
    publish(1, 10);
    await(() -> blocksAt(victim).size() == 10);

    leave();
    publish(11, 20);
    assertThat(blocksAt(victim)).hasSize(10);
    joinWithALedgerOf(11);
    publish(21, 30);
    await(() -> blocksAt(victim).size() == 30);

    assertThat(blocksAt(victim)).containsExactlyInAnyOrderElementsOf(numbers(1, 30));
    assertThat(blocksAt(witness)).containsExactlyInAnyOrderElementsOf(numbers(1, 30));
  }

  @Test
  void whatWasPublishedMeanwhileIsPulled() {
    leave();
    publish(1, 5);

    joinWithALedgerOf(1);
    await(() -> blocksAt(victim).size() == 5);

    assertThat(events(victim, BlockDelivered.class))
        .extracting(BlockDelivered::route)
        .containsOnly(BlockRoute.PULLED);
  }

  @Test
  void whoLeavesIsListedByNobodyUntilItComesBack() {
    leave();
    await(() -> !peersOf(witness).contains(victim.pkiId()));
    assertThat(peersOf(victim)).isEmpty();

    joinWithALedgerOf(1);

    await(channel::isFormed);
  }

  @Test
  void whatConcernsBlocksAndLeadershipIsRefusedMeanwhileAndStateInfosAreNot() {
    enter(mallory);
    leave();

    mallory.say(words.block(1));
    mallory.say(words.hello(1));
    saySigned(mallory, words.leadership(idOf(mallory), 1));
    mallory.say(words.stateInfoRequest(idOf(mallory)));
    assertRefused(mallory, Rejection.CHANNEL_LEFT, Rejection.CHANNEL_LEFT, Rejection.CHANNEL_LEFT);
    assertThat(blocksAt(victim)).isEmpty();
    assertThat(mallory.heard(Content.StateInfoSnapshot.class)).hasSize(1);
    joinWithALedgerOf(1);
    mallory.say(words.block(1));

    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void leavingAndJoiningAtOnceAgainAndAgainEndsInTheChannel() {
    for (int i = 0; i < 20; i++) {
      victim.command(new Command.LeaveChannel(CHANNEL));
      victim.command(new Command.JoinChannel(channel.config(1)));
      simulation.run(Duration.ofMillis(i));
    }
    mallory.say(words.block(1));

    await(channel::isFormed);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void itCanBeJoinedAgainWithAnOlderConfiguration() {
    ask(victim, new Command.JoinChannel(channel.config(7)));
    leave();

    joinWithALedgerOf(1);

    await(channel::isFormed);
  }

  private void leave() {
    assertThat(ask(victim, new Command.LeaveChannel(CHANNEL))).isEqualTo(new Reply.Done());
  }

  /** The embedder's ledger holds all blocks below {@code height}. */
  private void joinWithALedgerOf(long height) {
    assertThat(ask(victim, new Command.JoinChannel(channel.config(1)))).isEqualTo(new Reply.Done());
    ask(victim, new Command.UpdateLedgerHeight(CHANNEL, height));
  }

  private void publish(long first, long last) {
    for (long number = first; number <= last; number++) {
      channel.publish(publisher, number);
      simulation.run(Duration.ofMillis(50));
    }
  }

  private static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }
}
