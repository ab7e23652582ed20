// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import static dev.hearsay.domain.channel.ChannelStage.info;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StateInfoAdmissionTest {

  private final ChannelStage stage = new ChannelStage().joined();
  private final ValidatedIdentity anna = stage.member("anna", Cast.ORG1);
  private final ValidatedIdentity bert = stage.member("bert", Cast.ORG2);

  @Test
  void aNewStateInfoIsKeptForwardedAndDeliveredAfterOneCheck() {
    SignedMessage message = stage.states(anna, 1, 5);

    assertThat(stage.isEligible(anna)).isTrue();
    assertThat(stage.forwarded())
        .extracting(SignedMessage::envelope)
        .containsExactly(message.envelope());
    assertThat(stage.gossiped.getLast().from()).isEqualTo(anna.pkiId());
    assertThat(stage.delivered)
        .containsExactly(new ChannelStage.Delivered(message.content(), anna.pkiId()));
    assertThat(stage.checks).isEqualTo(1);
    assertThat(stage.crypto.readerChecks).isEqualTo(1);
    assertThat(stage.rejections()).isEmpty();
  }

  @Test
  void aDuplicateIsRefusedBeforeAnySignatureIsLookedAt() {
    SignedMessage message = stage.states(anna, 1, 5);
    stage.hears(bert, message);
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.STALE_STATE_INFO);
    assertThat(stage.checks).isEqualTo(1);
    assertThat(stage.forwarded()).hasSize(1);
  }

  @Test
  void anOlderStateInfoIsRefusedAndTheNewerOneStands() {
    stage.states(anna, 2, 7);
    stage.states(anna, 1, 9);

    assertThat(stage.rejections()).containsExactly(Rejection.STALE_STATE_INFO);
    assertThat(stage.view().peers().getFirst().properties().ledgerHeight()).isEqualTo(7);
  }

  @Test
  void ofTwoWithEqualTimestampsTheFirstStands() {
    stage.states(anna, 1, 5);
    stage.states(anna, 1, 6);

    assertThat(stage.rejections()).containsExactly(Rejection.STALE_STATE_INFO);
    assertThat(stage.view().peers().getFirst().properties().ledgerHeight()).isEqualTo(5);
  }

  @Test
  void whoIsReplacedByANewerStateInfoIsEligibleAllTheTime() {
    stage.states(anna, 1, 5);
    stage.hears(anna, stage.signed(info(anna, 2, 6)));
    assertThat(stage.isEligible(anna)).isTrue();
    stage.settle();
    assertThat(stage.isEligible(anna)).isTrue();
    assertThat(stage.view().peers().getFirst().properties().ledgerHeight()).isEqualTo(6);
  }

  @Test
  void twoCopiesThatAreCheckedAtTheSameTimeCountOnce() {
    SignedMessage message = stage.signed(info(anna, 1, 5));
    stage.hears(anna, message);
    stage.hears(bert, message);
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.STALE_STATE_INFO);
    assertThat(stage.delivered).hasSize(1);
    assertThat(stage.forwarded()).hasSize(1);
  }

  @Test
  void anUnknownAuthorIsRefusedAndItsIdentityWanted() {
    ValidatedIdentity stranger = Cast.peer("stranger", Cast.ORG1);
    stage.hears(anna, stage.signed(info(stranger, 1, 5)));
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_IDENTITY);
    assertThat(stage.unknownAuthors).containsExactly(stranger.pkiId());
    assertThat(stage.checks).isZero();
  }

  @Test
  void anAuthorWhoseOrganizationIsNotInTheChannelIsRefused() {
    ValidatedIdentity outsider = stage.member("outsider", Cast.ORG3);
    stage.hears(anna, stage.signed(info(outsider, 1, 5)));
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.NOT_IN_CHANNEL);
    assertThat(stage.isEligible(outsider)).isFalse();
    assertThat(stage.checks).isZero();
  }

  @Test
  void aSenderWhoseOrganizationIsNotInTheChannelIsRefusedWhatEverItRelays() {
    ValidatedIdentity outsider = stage.member("outsider", Cast.ORG3);
    stage.hears(outsider, stage.signed(info(anna, 1, 5)));
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.NOT_IN_CHANNEL);
    assertThat(stage.isEligible(anna)).isFalse();
  }

  @Test
  void aForgeryMarksNothingSoThatTheGenuineOneStillCounts() {
    StateInfo info = info(anna, 1, 5);
    stage.hears(bert, stage.signed(info, bert.pkiId()));
    stage.settle();
    assertThat(stage.rejections()).containsExactly(Rejection.READERS_RULE_NOT_MET);
    assertThat(stage.isEligible(anna)).isFalse();

    stage.hears(anna, stage.signed(info));
    stage.settle();
    assertThat(stage.isEligible(anna)).isTrue();
  }

  @Test
  void whoMayNotReadTheChannelIsRefused() {
    stage.barred.add(anna.pkiId());
    stage.states(anna, 1, 5);

    assertThat(stage.rejections()).containsExactly(Rejection.READERS_RULE_NOT_MET);
    assertThat(stage.isEligible(anna)).isFalse();
  }

  @Test
  void aStateInfoWithoutSignatureIsRefused() {
    SignedMessage signed = stage.signed(info(anna, 1, 5));
    stage.hears(
        anna, new SignedMessage(Envelope.unsigned(signed.envelope().payload()), signed.message()));
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.MISSING_SIGNATURE);
  }

  @Test
  void anAuthorThatIsForgottenDuringTheCheckIsRefused() {
    stage.hears(anna, stage.signed(info(anna, 1, 5)));
    stage.forgets(anna);
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_IDENTITY);
    assertThat(stage.isEligible(anna)).isFalse();
  }

  @Test
  void aPushedStateInfoWithAWrongMacFromAnotherOrganizationIsRefused() {
    stage.hears(bert, stage.signed(withMac(info(anna, 1, 5), Bytes.utf8("x".repeat(32)))));
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.UNKNOWN_CHANNEL);
    assertThat(stage.checks).isZero();
  }

  @Test
  void aMacThatIsNoneIsRefusedWhoeverSendsIt() {
    stage.hears(anna, stage.signed(withMac(info(anna, 1, 5), Bytes.utf8("short"))));
    stage.hears(bert, stage.signed(withMac(info(bert, 1, 5), Bytes.EMPTY)));

    assertThat(stage.rejections())
        .containsExactly(Rejection.BAD_CHANNEL_MAC, Rejection.BAD_CHANNEL_MAC);
  }

  @Test
  void anAuthorWithoutAProperPkiIdIsRefused() {
    PkiId odd = new PkiId(Bytes.utf8("odd"));
    StateInfo info = info(anna, 1, 5);
    stage.hears(
        anna,
        stage.signed(
            new StateInfo(
                info.time(), odd, ChannelMac.of(odd, ChannelStage.CHANNEL), info.properties())));

    assertThat(stage.rejections()).containsExactly(Rejection.BAD_PKI_ID_LENGTH);
  }

  @Test
  void anOversizedStateInfoIsRefusedBeforeItIsChecked() {
    SignedMessage signed = stage.signed(info(anna, 1, 5));
    Bytes large = Bytes.wrap(new byte[64 << 10]);
    stage.hears(
        anna,
        new SignedMessage(Envelope.signed(signed.envelope().payload(), large), signed.message()));

    assertThat(stage.rejections()).containsExactly(Rejection.OVERSIZED_MESSAGE);
    assertThat(stage.checks).isZero();
  }

  @Test
  void aFullStoreRefusesNewAuthorsBeforeTheCheckButTakesNewsOfKnownOnes() {
    ChannelStage small = new ChannelStage(Small.stateInfos(1)).joined();
    ValidatedIdentity first = small.member("first", Cast.ORG1);
    ValidatedIdentity second = small.member("second", Cast.ORG1);
    small.states(first, 1, 5);
    small.states(second, 1, 5);
    small.states(first, 2, 6);

    assertThat(small.rejections()).containsExactly(Rejection.CHANNEL_FULL);
    assertThat(small.checks).isEqualTo(2);
    assertThat(small.view().peers().getFirst().properties().ledgerHeight()).isEqualTo(6);
  }

  @Test
  void anotherOrganizationOfManyPeersLeavesRoomForTheOwnOne() {
    ChannelStage small = new ChannelStage(Small.stateInfos(4)).joined();
    List<ValidatedIdentity> crowd = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      crowd.add(small.member("stranger" + i, Cast.ORG2));
      small.states(crowd.get(i), 1, 5);
    }
    small.states(crowd.getFirst(), 2, 6);
    assertThat(small.rejections()).containsExactly(Rejection.CHANNEL_FULL, Rejection.CHANNEL_FULL);
    assertThat(small.view().peers()).hasSize(2);

    small.states(small.member("one", Cast.ORG1), 1, 5);
    small.states(small.member("two", Cast.ORG1), 1, 5);
    assertThat(small.view().peers()).hasSize(4);
    small.state.memberForgotten(crowd.getFirst().pkiId(), small.time.now());
    small.state.memberForgotten(crowd.get(1).pkiId(), small.time.now());
    small.states(crowd.get(2), 2, 5);
    assertThat(small.view().peers()).hasSize(3);
  }

  @Test
  void theOwnStateInfoThatComesBackIsNothingNew() {
    stage.settle();
    SignedMessage own = stage.gossiped.getFirst().message();
    stage.hears(anna, own);
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.STALE_STATE_INFO);
    assertThat(stage.checks).isZero();
  }

  @Test
  void aNodeWhoseClockWentBackGoesOnAboveWhatAnEarlierStartSaid() {
    stage.settle();
    StateInfo now = stage.published().getLast();
    long ahead = now.time().incarnation() + Duration.ofHours(1).toNanos();
    StateInfo earlier =
        new StateInfo(new PeerTime(ahead, 3), now.pkiId(), now.channelMac(), now.properties());
    stage.hears(anna, stage.signed(earlier));
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.OWN_PKI_ID);
    assertThat(stage.published().getLast().time().incarnation()).isEqualTo(ahead + 1);
  }

  @Test
  void whoForgesAnEarlierStartMovesNothing() {
    stage.settle();
    StateInfo now = stage.published().getLast();
    StateInfo forged =
        new StateInfo(new PeerTime(-1, 3), now.pkiId(), now.channelMac(), now.properties());
    stage.hears(anna, stage.signed(forged, anna.pkiId()));
    stage.settle();

    assertThat(stage.rejections()).containsExactly(Rejection.READERS_RULE_NOT_MET);
    assertThat(stage.published()).hasSize(1);
  }

  @Test
  void stateInfosOfThoseWhomDiscoveryDoesNotKnowAreSweptAway() {
    ValidatedIdentity ghost = stage.identity("ghost", Cast.ORG1);
    stage.hears(anna, stage.signed(info(ghost, 1, 5)));
    stage.settle();
    assertThat(stage.isEligible(ghost)).isTrue();

    stage.pass(Duration.ofSeconds(20));
    assertThat(stage.isEligible(ghost)).isFalse();
  }

  @Test
  void theStateInfoOfADeadMemberStaysAndCountsWhenItReturns() {
    stage.states(anna, 1, 5);
    stage.dies(anna);
    stage.pass(Duration.ofSeconds(60));
    assertThat(stage.peers()).isEmpty();
    assertThat(stage.isEligible(anna)).isTrue();

    stage.member("anna", Cast.ORG1);
    assertThat(stage.peers()).containsExactly(anna.pkiId());
  }

  @Test
  void whoIsForgottenIsNotEligibleAnyMore() {
    stage.states(anna, 1, 5);
    stage.forgets(anna);

    assertThat(stage.isEligible(anna)).isFalse();
    assertThat(stage.peers()).isEmpty();
  }

  private static StateInfo withMac(StateInfo info, Bytes mac) {
    return new StateInfo(info.time(), info.pkiId(), mac, info.properties());
  }
}
