// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Interest;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.LeadershipMessage;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two organizations share the channel: what a member of the other one may say, and what it may not
 * once its organization is out.
 */
class ForeignOrganizationTest extends ChannelScene {

  private final SimulatedNode foreigner = foreigners.getFirst();

  ForeignOrganizationTest() {
    super(SimulationSettings.of(8), 1);
  }

  // ---- while both are in

  @Test
  void aForeignerMayPushABlock() {
    stranger.say(words.block(1));

    assertRefused(stranger);
    assertThat(blocksAt(victim)).containsExactly(1L);
  }

  @Test
  void aForeignerMayNotPullBlocks() {
    enter(stranger);
    mallory.say(words.block(1));

    stranger.say(words.hello(1));
    stranger.say(words.request(1, 1, 1));

    assertRefused(stranger, Rejection.NOT_OWN_ORGANIZATION, Rejection.NOT_OWN_ORGANIZATION);
    assertThat(stranger.heard(Content.DataUpdate.class)).isEmpty();
  }

  @Test
  void aForeignerDoesNotSpeakForLeadership() {
    listenToLeadership();

    saySigned(stranger, words.leadership(idOf(stranger), 1));
    stranger.say(mallory.sign(words.leadership(idOf(mallory), 1)).envelope());
    assertRefused(stranger, Rejection.NOT_OWN_ORGANIZATION, Rejection.NOT_OWN_ORGANIZATION);
    saySigned(mallory, words.leadership(idOf(mallory), 1));

    assertThat(leaders()).containsExactly(idOf(mallory));
  }

  @Test
  void nobodySpeaksForTheLeadershipOfAForeigner() {
    listenToLeadership();

    mallory.say(stranger.sign(words.leadership(idOf(stranger), 1)).envelope());
    saySigned(mallory, words.leadership(idOf(mallory), 1));

    assertRefused(mallory, Rejection.NOT_OWN_ORGANIZATION);
    assertThat(leaders()).containsExactly(idOf(mallory));
  }

  @Test
  void leadershipThatIsOldOrForgedIsRefusedAndNotPassedOn() {
    listenToLeadership();
    witness.record();
    Envelope good = mallory.sign(words.leadership(idOf(mallory), 5)).envelope();

    mallory.say(Envelope.signed(good.payload(), Bytes.wrap(new byte[32])));
    mallory.say(good);
    mallory.say(good);
    saySigned(mallory, words.leadership(idOf(mallory), 4));

    assertRefused(
        mallory, Rejection.BAD_SIGNATURE, Rejection.STALE_LEADERSHIP, Rejection.STALE_LEADERSHIP);
    assertThat(leaders()).containsExactly(idOf(mallory));
    assertThat(witness.received()).doesNotContain(good);
  }

  // ---- when one goes

  @Test
  void aStateInfoGoesWithItsOrganization() {
    enter(stranger);

    removeTheOther();

    assertThat(peersOf(victim)).containsExactlyInAnyOrder(publisher.pkiId(), witness.pkiId());
  }

  @Test
  void blocksAndStateInfosOfAnOrganizationThatIsOutAreRefused() {
    removeTheOther();

    stranger.say(words.block(1));
    saySigned(stranger, words.stateInfo(idOf(stranger)));
    stranger.say(words.stateInfoRequest(idOf(stranger)));
    assertRefused(
        stranger, Rejection.NOT_IN_CHANNEL, Rejection.NOT_IN_CHANNEL, Rejection.NOT_IN_CHANNEL);
    mallory.say(stranger.sign(words.stateInfo(idOf(stranger))).envelope());
    assertRefused(mallory, Rejection.NOT_IN_CHANNEL);
    mallory.say(words.block(1));

    assertThat(blocksAt(victim)).containsExactly(1L);
    assertThat(peersOf(victim)).doesNotContain(idOf(stranger));
  }

  @Test
  void anOrganizationThatComesBackIsListedAgain() {
    removeTheOther();

    nodes.forEach(node -> ask(node, new Command.JoinChannel(channel.config(3))));

    await(() -> peersOf(victim).contains(foreigner.pkiId()));
    await(channel::isFormed);
  }

  @Test
  void aLowerSequenceBringsNoOrganizationBack() {
    removeTheOther();

    ask(victim, new Command.JoinChannel(channel.config(1)));
    stranger.say(words.block(1));

    assertRefused(stranger, Rejection.NOT_IN_CHANNEL);
  }

  private void removeTheOther() {
    ChannelConfig both = channel.config(2);
    List<Organization> own =
        both.applicationOrgs().stream()
            .filter(member -> member.org().equals(victim.org()))
            .toList();
    ChannelConfig alone = new ChannelConfig(CHANNEL, 2, own, both.ordererOrgs());
    nodes.forEach(node -> ask(node, new Command.JoinChannel(alone)));
  }

  private void listenToLeadership() {
    victim.command(
        new Command.Subscribe(2, new Interest(List.of(LeadershipMessage.class), CHANNEL)));
  }

  private List<PkiId> leaders() {
    return victim.replies().delivered().stream()
        .map(ChannelMessage::content)
        .filter(LeadershipMessage.class::isInstance)
        .map(content -> ((LeadershipMessage) content).pkiId())
        .toList();
  }
}
