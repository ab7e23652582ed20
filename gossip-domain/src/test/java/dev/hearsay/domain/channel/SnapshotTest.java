// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.inChannel;
import static dev.hearsay.domain.channel.ChannelStage.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.StateInfoPullRequest;
import dev.hearsay.domain.message.Content.StateInfoSnapshot;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How state infos are asked for, given and taken. */
final class SnapshotTest {

  private final ChannelStage stage = new ChannelStage();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity olga = stage.member("olga", Cast.ORG2);

  SnapshotTest() {
    stage.joined();
  }

  // ---- giving, and what it costs

  @Test
  void aSnapshotIsEncodedOnceHoweverManyAskUntilAStateInfoChanges() {
    ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
    stage.states(anna, 1, 5);
    int before = stage.codec.encodings();
    ask(anna);
    ask(bert);
    assertThat(stage.codec.encodings() - before).isEqualTo(2 + 1);

    stage.states(bert, 1, 5);
    before = stage.codec.encodings();
    ask(anna);
    assertThat(stage.codec.encodings() - before).isEqualTo(1 + 1);
    assertThat(stage.lastSnapshot()).hasSize(3);
  }

  /** The question is encoded, too. */
  private void ask(ValidatedIdentity asker) {
    stage.hears(
        asker,
        GossipMessage.of(
            new StateInfoPullRequest(ChannelMac.of(asker.pkiId(), ChannelStage.CHANNEL))));
  }

  // ---- asking

  @Test
  void thoseWhoAreThereAreAskedRightAfterJoining() {
    assertThat(stage.asked()).containsExactlyInAnyOrder(anna.pkiId(), olga.pkiId());
    GossipMessage request = stage.sent.getFirst().message();
    assertThat(request.channel().isNone()).isTrue();
    assertThat(request.tag()).isEqualTo(Tag.CHAN_OR_ORG);
    assertThat(request.content())
        .isEqualTo(
            new StateInfoPullRequest(ChannelMac.of(stage.self.pkiId(), ChannelStage.CHANNEL)));
  }

  @Test
  void threeMembersOfTheChannelsOrganizationsAreAskedEveryInterval() {
    stage.member("outsider", Cast.ORG3);
    stage.member("bert", Cast.ORG1);
    stage.member("carl", Cast.ORG1);
    stage.pass(Duration.ofSeconds(2));
    stage.sent.clear();
    stage.pass(Duration.ofSeconds(4));

    assertThat(stage.asked()).hasSize(3).doesNotContain(Cast.pki("outsider"));
  }

  @Test
  void newcomersAreAskedSoonButNotEachAtOnce() {
    stage.sent.clear();
    stage.member("bert", Cast.ORG1);
    stage.member("carl", Cast.ORG1);
    assertThat(stage.asked()).isEmpty();
    stage.pass(Duration.ofMillis(500));
    assertThat(stage.asked()).hasSize(3);
    stage.pass(Duration.ofSeconds(2));
    assertThat(stage.asked()).hasSize(3);
  }

  // ---- taking

  @Test
  void elementsOfASnapshotAreKeptButNeitherForwardedNorDelivered() {
    SignedMessage ofOlga = stage.signed(info(olga, 1, 5));
    stage.snapshot(anna, ofOlga.envelope());

    assertThat(stage.isEligible(olga)).isTrue();
    assertThat(stage.forwarded()).isEmpty();
    assertThat(stage.delivered).isEmpty();
    assertThat(stage.rejections()).isEmpty();
  }

  @Test
  void aBadElementHidesNoneBesideIt() {
    ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
    ValidatedIdentity nameless = stage.member("nameless", Cast.ORG1);
    stage.losesIdentity(nameless);
    ValidatedIdentity outsider = stage.member("outsider", Cast.ORG3);
    ValidatedIdentity ghost = stage.identity("ghost", Cast.ORG1);
    stage.snapshot(
        olga,
        Envelope.signed(Bytes.utf8("garbage"), Bytes.utf8("x")),
        stage.signed(new Content.Empty(), anna.pkiId()).envelope(),
        stage
            .signed(new GossipMessage(0, ChannelId.NONE, Tag.EMPTY, info(bert, 1, 5)), bert.pkiId())
            .envelope(),
        stage.signed(info(bert, ChannelId.of("other"), 1, 5, false)).envelope(),
        stage.signed(info(ghost, 1, 5)).envelope(),
        stage.signed(info(nameless, 1, 5)).envelope(),
        stage.signed(info(outsider, 1, 5)).envelope(),
        stage.signed(info(bert, 1, 5), anna.pkiId()).envelope(),
        stage.signed(info(anna, 1, 5)).envelope());

    assertThat(stage.rejections())
        .containsExactly(
            Rejection.MALFORMED_MESSAGE,
            Rejection.UNEXPECTED_ELEMENT,
            Rejection.ILLEGAL_TAG,
            Rejection.BAD_CHANNEL_MAC,
            Rejection.UNKNOWN_MEMBER,
            Rejection.UNKNOWN_IDENTITY,
            Rejection.NOT_IN_CHANNEL,
            Rejection.READERS_RULE_NOT_MET);
    assertThat(stage.unknownAuthors).containsExactly(nameless.pkiId());
    assertThat(stage.isEligible(anna)).isTrue();
    assertThat(stage.isEligible(bert)).isFalse();
  }

  @Test
  void whatIsKnownByteForByteIsNotEvenDecoded() {
    SignedMessage message = stage.states(anna, 1, 5);
    Envelope own = stage.gossiped.getFirst().message().envelope();
    int before = stage.codec.decodings();
    stage.snapshot(olga, message.envelope(), own);

    assertThat(stage.codec.decodings()).isEqualTo(before);
    assertThat(stage.checks).isEqualTo(1);
    assertThat(stage.rejections()).isEmpty();
  }

  @Test
  void aSnapshotThatNobodyAskedForIsRefused() {
    ValidatedIdentity bert = stage.member("bert", Cast.ORG1);
    stage.snapshot(bert, stage.signed(info(anna, 1, 5)).envelope());

    assertThat(stage.rejections()).containsExactly(Rejection.UNSOLICITED);
    assertThat(stage.isEligible(anna)).isFalse();
  }

  @Test
  void oneRequestIsAnsweredOnce() {
    stage.snapshot(olga);
    stage.snapshot(olga);

    assertThat(stage.rejections()).containsExactly(Rejection.UNSOLICITED);
  }

  @Test
  void anAnswerThatComesMuchTooLateIsRefused() {
    stage.dies(anna);
    stage.dies(olga);
    stage.pass(Duration.ofSeconds(11));
    stage.snapshot(olga);

    assertThat(stage.rejections()).containsExactly(Rejection.UNSOLICITED);
  }

  @Test
  void aSnapshotOfAnOrganizationOutsideTheChannelIsRefused() {
    stage.snapshot(stage.member("outsider", Cast.ORG3));

    assertThat(stage.rejections()).containsExactly(Rejection.NOT_IN_CHANNEL);
  }

  @Test
  void aSnapshotOfAnUnknownChannelIsRefused() {
    stage.hears(anna, inChannel(ChannelId.of("other"), new StateInfoSnapshot(List.of())));

    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_CHANNEL);
  }

  @Test
  void ofASnapshotThatIsTooLongTheBeginningIsTaken() {
    ChannelStage small = new ChannelStage(Small.snapshots(1));
    ValidatedIdentity first = small.member("first", Cast.ORG1);
    ValidatedIdentity second = small.member("second", Cast.ORG1);
    small.joined();
    small.snapshot(
        first,
        small.signed(info(first, 1, 5)).envelope(),
        small.signed(info(second, 1, 5)).envelope());

    assertThat(small.rejections()).containsExactly(Rejection.TOO_MANY_ELEMENTS);
    assertThat(small.isEligible(first)).isTrue();
    assertThat(small.isEligible(second)).isFalse();
    request(small, first);
    assertThat(small.lastSnapshot()).hasSize(1);
  }

  // ---- answering

  @Test
  void aPeerOfTheOwnOrganizationGetsAllStateInfosTheOwnOneIncluded() {
    SignedMessage ofAnna = stage.states(anna, 1, 5);
    SignedMessage ofOlga = stage.states(olga, 1, 6);
    request(stage, anna);

    assertThat(stage.lastSnapshot())
        .containsExactlyInAnyOrder(
            stage.gossiped.getFirst().message().envelope(), ofAnna.envelope(), ofOlga.envelope());
    GossipMessage answer = stage.responses.getLast().message();
    assertThat(answer.channel()).isEqualTo(ChannelStage.CHANNEL);
    assertThat(answer.tag()).isEqualTo(Tag.CHAN_OR_ORG);
    assertThat(stage.responses.getLast().to()).isEqualTo(anna.pkiId());
  }

  @Test
  void aPeerOfAnotherOrganizationDoesNotLearnOfOursWithoutExternalEndpoint() {
    ValidatedIdentity hidden = stage.member("hidden", Cast.ORG1, "");
    ValidatedIdentity hiddenAbroad = stage.member("abroad", Cast.ORG2, "");
    stage.states(hidden, 1, 5);
    SignedMessage abroad = stage.states(hiddenAbroad, 1, 5);
    SignedMessage ofAnna = stage.states(anna, 1, 5);
    request(stage, olga);

    assertThat(stage.lastSnapshot())
        .containsExactlyInAnyOrder(
            stage.gossiped.getFirst().message().envelope(), abroad.envelope(), ofAnna.envelope());
    request(stage, anna);
    assertThat(stage.lastSnapshot()).hasSize(4);
  }

  @Test
  void whoGetsAnExternalEndpointIsDisclosedFromThenOn() {
    ValidatedIdentity hidden = stage.member("hidden", Cast.ORG1, "");
    stage.states(hidden, 1, 5);
    request(stage, olga);
    assertThat(stage.lastSnapshot()).hasSize(1);
    stage.member("hidden", Cast.ORG1);
    request(stage, olga);
    assertThat(stage.lastSnapshot()).hasSize(2);
  }

  @Test
  void anEmptySnapshotIsGivenToo() {
    ChannelStage alone = new ChannelStage().joined();
    ValidatedIdentity bert = alone.identity("bert", Cast.ORG1);
    request(alone, bert);

    assertThat(alone.lastSnapshot()).isEmpty();
  }

  @Test
  void aRequestWithTheMacOfSomebodyElseIsOfNoChannel() {
    stage.hears(
        olga,
        GossipMessage.of(
            new StateInfoPullRequest(ChannelMac.of(anna.pkiId(), ChannelStage.CHANNEL))));

    assertThat(stage.responses).isEmpty();
    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_CHANNEL);
  }

  @Test
  void anOrganizationOutsideTheChannelGetsNoAnswer() {
    request(stage, stage.member("outsider", Cast.ORG3));

    assertThat(stage.responses).isEmpty();
    assertThat(stage.rejections()).containsExactly(Rejection.NOT_IN_CHANNEL);
  }

  @Test
  void whoAsksWithoutEndIsAnsweredAFewTimesOnly() {
    for (int i = 0; i < 10; i++) {
      request(stage, anna);
    }
    assertThat(stage.responses).hasSize(4);
    assertThat(stage.rejections()).hasSize(6).containsOnly(Rejection.OVERLOADED);

    stage.pass(Duration.ofSeconds(4));
    request(stage, anna);
    assertThat(stage.responses).hasSize(5);
  }

  private static void request(ChannelStage stage, ValidatedIdentity requester) {
    stage.hears(
        requester,
        GossipMessage.of(
            new StateInfoPullRequest(ChannelMac.of(requester.pkiId(), ChannelStage.CHANNEL))));
  }
}
