// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.SignedMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node that was told to stop says nothing more, to its embedder or to anybody else. */
class StoppedNodeTest extends ChannelScene {

  @AfterEach
  @Override
  void theChannelGoesOn() {
    channel.publish(publisher, lastBlock);
    await(() -> blocksAt(witness).contains(lastBlock));
    assertThat(blocksAt(victim)).doesNotContain(lastBlock);
  }

  @Test
  void stoppingIsReplied() {
    assertThat(ask(victim, new Command.Stop())).isEqualTo(new Reply.Done());

    simulation.run(Duration.ofSeconds(1));

    assertThat(victim.view().stopped()).isTrue();
    assertThat(mallory.isConnected()).isFalse();
  }

  @Test
  void noCommandIsRepliedAfterwards() {
    ask(victim, new Command.Stop());

    List<Long> tickets = commands().map(victim::command).toList();
    simulation.run(Duration.ofSeconds(30));

    assertThat(tickets).allMatch(ticket -> victim.replies().to(ticket).isEmpty());
  }

  @Test
  void nothingIsSaidToPeersAfterwards() {
    ask(victim, new Command.Stop());
    simulation.run(Duration.ofSeconds(1));
    int before = victim.events().size();

    commands().forEach(victim::command);
    RawPeer late = peer("late", Networks.ORG1);
    late.greet(victim);
    late.say(words.block(1));
    simulation.run(Duration.ofSeconds(30));

    assertThat(victim.events()).hasSize(before);
    assertThat(late.heard()).isEmpty();
    assertThat(peersOf(witness)).doesNotContain(victim.pkiId());
  }

  private Stream<Command> commands() {
    SignedMessage block = channel.block(1);
    return Stream.of(
        new Command.JoinChannel(channel.config(2)),
        new Command.LeaveChannel(CHANNEL),
        new Command.UpdateLedgerHeight(CHANNEL, 5),
        new Command.UpdateChaincodes(CHANNEL, List.of()),
        new Command.Gossip(block),
        new Command.UpdateMetadata(Bytes.EMPTY),
        new Command.Suspect(List.of()),
        new Command.Subscribe(9, Interest.EVERYTHING),
        new Command.SubscribePassThrough(10, Interest.EVERYTHING),
        new Command.Unsubscribe(9),
        new Command.Stop());
  }
}
