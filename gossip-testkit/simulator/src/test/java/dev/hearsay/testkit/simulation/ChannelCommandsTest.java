// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Reply;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.event.GossipEvent.ChannelConfigRefused;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.SignedMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an embedder should not ask of a node's channels. */
class ChannelCommandsTest extends ChannelScene {

  private static final ChannelId NOWHERE = ChannelId.of("nowhere");

  @Test
  void eachCommandForAChannelThatWasNeverJoinedNamesIt() {
    assertThat(commandsFor(NOWHERE).map(command -> ask(victim, command)))
        .hasSize(4)
        .containsOnly(new Reply.UnknownChannel(NOWHERE));
    assertThat(victim.view().channel(NOWHERE)).isEmpty();
  }

  @Test
  void eachCommandForAChannelThatWasLeftNamesIt() {
    ChannelId other = ChannelId.of("other");
    ask(victim, new Command.JoinChannel(channel.config(other, 1)));
    ask(victim, new Command.LeaveChannel(other));

    assertThat(commandsFor(other).map(command -> ask(victim, command)))
        .containsOnly(new Reply.UnknownChannel(other));
  }

  @Test
  void aBlockForAChannelThatWasNeverJoinedGoesNowhere() {
    witness.record();
    SignedMessage block = blockOf(NOWHERE);

    ask(victim, new Command.Gossip(block));
    mallory.say(words.block(1));

    assertThat(witness.received()).doesNotContain(block.envelope());
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aConfigurationWithALowerSequenceIsIgnored() {
    ask(victim, new Command.JoinChannel(channel.config(5)));

    assertUnusable(channel.config(4), 5);
  }

  @Test
  void aConfigurationWithoutOrganizationsIsIgnored() {
    assertUnusable(new ChannelConfig(CHANNEL, 2, List.of(), List.of()), 1);
  }

  @Test
  void aConfigurationWithoutTheOwnOrganizationIsIgnored() {
    ChannelConfig usual = channel.config(2);

    assertUnusable(new ChannelConfig(CHANNEL, 2, usual.ordererOrgs(), usual.ordererOrgs()), 1);
  }

  @Test
  void aChannelWithANameThatFabricWouldNotGiveIsNotJoined() {
    ChannelId name = ChannelId.of("../etc");

    assertThat(ask(victim, new Command.JoinChannel(channel.config(name, 1))))
        .isInstanceOf(Reply.UnusableConfig.class);
    assertThat(victim.view().channels()).hasSize(1);
  }

  private void assertUnusable(ChannelConfig config, long inForce) {
    assertThat(ask(victim, new Command.JoinChannel(config)))
        .isInstanceOf(Reply.UnusableConfig.class);
    assertThat(events(victim, ChannelConfigRefused.class))
        .extracting(ChannelConfigRefused::sequence)
        .containsExactly(config.sequence());
    assertThat(victim.view().channel(CHANNEL).orElseThrow().config().sequence()).isEqualTo(inForce);
    assertThat(peersOf(victim)).hasSize(2);
  }

  private Stream<Command> commandsFor(ChannelId name) {
    return Stream.of(
        new Command.LeaveChannel(name),
        new Command.UpdateLedgerHeight(name, 5),
        new Command.UpdateChaincodes(name, List.of()),
        new Command.Gossip(blockOf(name)));
  }

  private SignedMessage blockOf(ChannelId name) {
    ChannelWords elsewhere = new ChannelWords(simulation, name);
    GossipMessage block = elsewhere.block(1);
    return new SignedMessage(elsewhere.unsigned(block), block);
  }
}
