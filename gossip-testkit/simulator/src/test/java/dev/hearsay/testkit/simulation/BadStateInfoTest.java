// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Tag;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** State infos that come by themselves and should not count, and genuine ones beside them. */
class BadStateInfoTest extends ChannelScene {

  private static final Bytes OTHER_MAC = ChannelMac.of(new PkiId(Bytes.utf8("?")), CHANNEL);

  private final PkiId self = idOf(mallory);

  /** The other organization is in the channel. */
  BadStateInfoTest() {
    super(SimulationSettings.of(4), 1);
  }

  @Test
  void aStateInfoWithAWrongMacOfAnOwnPeerIsRelayedWithinTheOrganizationOnly() {
    Stream.of(publisher, witness, foreigners.getFirst()).forEach(SimulatedNode::record);
    beat(mallory);

    Envelope wrong = wrongMac(mallory);
    mallory.say(wrong);

    assertRefused(mallory);
    assertThat(publisher.received()).contains(wrong);
    assertThat(witness.received()).contains(wrong);
    assertThat(foreigners.getFirst().received()).doesNotContain(wrong);
    assertThat(peersOf(victim)).doesNotContain(self);
  }

  @Test
  void aStateInfoWithAWrongMacIsRelayedOnce() {
    witness.record();
    Envelope wrong = wrongMac(mallory);

    mallory.say(wrong);
    mallory.say(wrong);

    assertRefused(mallory, Rejection.STALE_STATE_INFO);
    assertThat(witness.received().stream().filter(wrong::equals)).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aStateInfoWithAWrongMacAndAWrongSignatureIsNotRelayed() {
    witness.record();
    Envelope forged = Envelope.signed(wrongMac(mallory).payload(), Bytes.wrap(new byte[32]));

    mallory.say(forged);

    assertRefused(mallory, Rejection.BAD_SIGNATURE);
    assertThat(witness.received()).doesNotContain(forged);
  }

  @Test
  void aStateInfoWithAMacThatIsNoneIsRefused() {
    mallory.say(mallory.sign(ChannelWords.stateInfo(self, 1, 1, Bytes.utf8("short"))).envelope());

    assertRefused(mallory, Rejection.BAD_CHANNEL_MAC);
  }

  @Test
  void aStateInfoWithAWrongMacFromAForeignOrganizationIsRefused() {
    Stream.of(publisher, witness).forEach(SimulatedNode::record);
    Envelope wrong = wrongMac(stranger);

    stranger.say(wrong);
    enter(stranger);

    assertRefused(stranger, Rejection.UNKNOWN_CHANNEL);
    assertThat(publisher.received()).doesNotContain(wrong);
    assertThat(witness.received()).doesNotContain(wrong);
  }

  @Test
  void aStateInfoOfSomebodyUnknownIsRefusedUntilItsAuthorIsKnown() {
    RawPeer unknown = peer("unknown", ORG1);
    Envelope early = unknown.sign(words.stateInfo(idOf(unknown))).envelope();

    mallory.say(early);
    assertRefused(mallory, Rejection.UNKNOWN_IDENTITY);
    unknown.greet(victim);
    beat(unknown);
    mallory.say(early);

    assertThat(peersOf(victim)).contains(idOf(unknown));
  }

  @Test
  void aStateInfoOfAnUnknownChannelBySomebodyUnknownIsRefused() {
    RawPeer unknown = peer("unknown", ORG1);

    mallory.say(wrongMac(unknown));

    assertRefused(mallory, Rejection.UNKNOWN_IDENTITY);
  }

  @Test
  void aStateInfoThatIsNotNewerIsRefused() {
    beat(mallory);
    saySigned(mallory, words.stateInfo(self, 5, 10));

    saySigned(mallory, words.stateInfo(self, 5, 11));
    saySigned(mallory, words.stateInfo(self, 4, 12));
    assertRefused(mallory, Rejection.STALE_STATE_INFO, Rejection.STALE_STATE_INFO);
    saySigned(mallory, words.stateInfo(self, 6, 13));

    assertThat(heightOf(mallory)).isEqualTo(13);
  }

  @Test
  void aStateInfoWithoutATimeIsRefusedAndTheLinkStays() {
    beat(mallory);

    mallory.say(mallory.sign(words.timelessStateInfo(self)));
    assertRefused(mallory, Rejection.MISSING_PART);
    saySigned(mallory, words.stateInfo(self));

    assertThat(peersOf(victim)).contains(self);
  }

  @Test
  void aStateInfoThatItsAuthorDidNotSignIsRefusedAndAGoodCopyStillCounts() {
    beat(mallory);
    Envelope good = mallory.sign(words.stateInfo(self)).envelope();

    mallory.say(Envelope.signed(good.payload(), Bytes.wrap(new byte[32])));
    mallory.say(Envelope.unsigned(good.payload()));
    assertRefused(mallory, Rejection.READERS_RULE_NOT_MET, Rejection.MISSING_SIGNATURE);
    mallory.say(good);

    assertThat(peersOf(victim)).contains(self);
  }

  @Test
  void nobodyStatesAnythingInTheNameOfANode() {
    saySigned(
        mallory,
        GossipMessage.of(
            new Content.StateInfo(
                new PeerTime(-1, -1),
                victim.pkiId(),
                ChannelMac.of(victim.pkiId(), CHANNEL),
                new Content.Properties(1_000, true, List.of()))));

    assertRefused(mallory, Rejection.READERS_RULE_NOT_MET);
    assertThat(peersOf(witness)).contains(victim.pkiId());
  }

  @Test
  void aStateInfoWithAnotherTagIsRefused() {
    beat(mallory);

    saySigned(mallory, ChannelWords.tagged(Tag.CHAN_ONLY, words.stateInfo(self)));
    assertRefused(mallory, Rejection.ILLEGAL_TAG);
    saySigned(mallory, words.stateInfo(self));

    assertThat(peersOf(victim)).contains(self);
  }

  @Test
  void aLieAboutTheHeightOfALedgerDoesNotStopBlocks() {
    beat(mallory);
    saySigned(mallory, words.stateInfo(self, 1, -1));
    simulation.run(Duration.ofSeconds(10));

    mallory.say(words.block(1));

    assertThat(blocksAt(victim)).containsExactly(1L);
    assertThat(heightOf(mallory)).isEqualTo(-1);
  }

  @Test
  void aRequestWithTheMacOfSomebodyElseIsNotAnswered() {
    mallory.say(words.stateInfoRequest(victim.pkiId()));
    assertRefused(mallory, Rejection.UNKNOWN_CHANNEL);
    assertThat(mallory.heard(Content.StateInfoSnapshot.class)).isEmpty();

    mallory.say(words.stateInfoRequest(self));

    assertThat(mallory.heard(Content.StateInfoSnapshot.class)).hasSize(1);
  }

  private Envelope wrongMac(RawPeer author) {
    return author.sign(ChannelWords.stateInfo(idOf(author), 1, 1, OTHER_MAC)).envelope();
  }

  private long heightOf(RawPeer peer) {
    return victim.view().channel(CHANNEL).orElseThrow().peers().stream()
        .filter(listed -> listed.member().pkiId().equals(idOf(peer)))
        .mapToLong(listed -> listed.properties().ledgerHeight())
        .sum();
  }
}
