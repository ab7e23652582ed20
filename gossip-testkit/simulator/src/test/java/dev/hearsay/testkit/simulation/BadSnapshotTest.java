// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.channel.ChannelMac;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Tag;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots of state infos with bad elements in them: none hides the good one that comes last. */
class BadSnapshotTest extends ChannelScene {

  private final RawPeer bystander = peer("bystander", ORG1);
  private int answered;

  /** Mallory is asked for state infos only if it is a member that lives. */
  @BeforeEach
  void bothAreMembers() {
    bystander.greet(victim);
    beat(bystander);
    beat(mallory);
  }

  @Test
  void anElementWithAWrongMacIsRefused() {
    answerWithGoodOneAfter(
        mallory
            .sign(
                ChannelWords.stateInfo(
                    idOf(mallory), 1, 1, ChannelMac.of(idOf(mallory), ChannelId.of("elsewhere"))))
            .envelope());

    assertRefusedAndGoodOneTaken(Rejection.BAD_CHANNEL_MAC);
    assertThat(peersOf(victim)).doesNotContain(idOf(mallory));
  }

  @Test
  void anElementOfSomebodyWhoIsNoMemberIsRefused() {
    RawPeer unknown = peer("unknown", ORG1);

    answerWithGoodOneAfter(unknown.sign(words.stateInfo(idOf(unknown))).envelope());

    assertRefusedAndGoodOneTaken(Rejection.UNKNOWN_MEMBER);
  }

  @Test
  void anElementOfAnOrganizationThatIsNotInTheChannelIsRefused() {
    beat(stranger);

    answerWithGoodOneAfter(stranger.sign(words.stateInfo(idOf(stranger))).envelope());

    assertRefusedAndGoodOneTaken(Rejection.NOT_IN_CHANNEL);
  }

  @Test
  void anElementWithoutATimeIsRefused() {
    answerWithGoodOneAfter(mallory.sign(words.timelessStateInfo(idOf(mallory))));

    assertRefusedAndGoodOneTaken(Rejection.MISSING_PART);
  }

  @Test
  void anElementThatIsNoMessageIsRefusedAndTheLinkStays() {
    answerWithGoodOneAfter(Envelope.unsigned(Bytes.hex("ffffffff")));

    assertRefusedAndGoodOneTaken(Rejection.MALFORMED_MESSAGE);
  }

  @Test
  void anElementThatIsNoStateInfoIsRefused() {
    answerWithGoodOneAfter(words.unsigned(words.block(1)));

    assertRefusedAndGoodOneTaken(Rejection.UNEXPECTED_ELEMENT);
    assertThat(blocksAt(victim)).isEmpty();
  }

  @Test
  void anElementWithAnIllegalTagIsRefused() {
    GossipMessage good = words.stateInfo(idOf(mallory));

    answerWithGoodOneAfter(mallory.sign(ChannelWords.tagged(Tag.EMPTY, good)).envelope());

    assertRefusedAndGoodOneTaken(Rejection.ILLEGAL_TAG);
  }

  @Test
  void anElementThatItsAuthorDidNotSignIsRefused() {
    Envelope good = mallory.sign(words.stateInfo(idOf(mallory))).envelope();

    answerWithGoodOneAfter(Envelope.signed(good.payload(), Bytes.wrap(new byte[32])));

    assertRefusedAndGoodOneTaken(Rejection.READERS_RULE_NOT_MET);
  }

  @Test
  void anElementThatIsNotNewerIsRefused() {
    saySigned(mallory, words.stateInfo(idOf(mallory), 5, 1));

    answerWithGoodOneAfter(mallory.sign(words.stateInfo(idOf(mallory), 4, 1)).envelope());

    assertRefusedAndGoodOneTaken(Rejection.STALE_STATE_INFO);
  }

  @Test
  void aSnapshotThatNobodyAskedForIsRefused() {
    awaitRequest();
    mallory.say(words.snapshot());

    mallory.say(words.snapshot(good()));
    assertRefused(mallory, Rejection.UNSOLICITED);
    assertThat(peersOf(victim)).doesNotContain(idOf(bystander));
    answerWithGoodOneAfter();

    assertThat(peersOf(victim)).contains(idOf(bystander));
  }

  @Test
  void whoAsksForStateInfosWithoutEndIsAnsweredNowAndThen() {
    for (int i = 0; i < 100; i++) {
      mallory.say(words.stateInfoRequest(idOf(mallory)));
    }

    assertThat(mallory.heard(Content.StateInfoSnapshot.class)).hasSizeBetween(2, 20);
    assertThat(refusals(victim, idOf(mallory)))
        .hasSize(100 - mallory.heard(Content.StateInfoSnapshot.class).size())
        .containsOnly(Rejection.OVERLOADED);
    assertThat(mallory.isConnected()).isTrue();
  }

  /** Waits until the victim asks, and answers. */
  private void answerWithGoodOneAfter(Envelope... bad) {
    awaitRequest();
    Envelope[] elements = Arrays.copyOf(bad, bad.length + 1);
    elements[bad.length] = good();
    mallory.say(words.snapshot(elements));
  }

  private void awaitRequest() {
    await(() -> mallory.heard(Content.StateInfoPullRequest.class).size() > answered);
    answered++;
  }

  private Envelope good() {
    return bystander.sign(words.stateInfo(idOf(bystander))).envelope();
  }

  private void assertRefusedAndGoodOneTaken(Rejection reason) {
    assertRefused(mallory, reason);
    assertThat(peersOf(victim)).contains(idOf(bystander));
  }
}
