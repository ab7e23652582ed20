// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.hearsay.domain.discovery.AliveOrigin;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Content.Member;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationResult;
import dev.hearsay.domain.trust.VerificationResult.Failed;
import dev.hearsay.domain.trust.VerificationResult.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerificationDeskTest {

  private static final ValidatedIdentity AUTHOR = FakeCrypto.identity(1);
  private static final CheckOrigin FIRST = origin(2);
  private static final CheckOrigin SECOND = origin(3);
  private static final SecretEnvelope SECRET =
      new SecretEnvelope(Bytes.utf8("inside:7051"), FakeCrypto.GOOD);
  private static final SecretEnvelope FORGED_SECRET =
      new SecretEnvelope(Bytes.utf8("elsewhere:7051"), Bytes.utf8("forged"));

  private final FakeCrypto crypto = new FakeCrypto();
  private final ManualOffload offload = new ManualOffload();
  private final List<GossipEvent> events = new ArrayList<>();
  private final Map<CheckOrigin, VerificationResult> answers = new LinkedHashMap<>();
  private Now now = new Now(0, Instant.EPOCH);
  private final VerificationDesk desk =
      new VerificationDesk(
          new MessageVerifier(crypto, new FakeCodec()),
          offload,
          events::add,
          CheckSettings.defaults(),
          () -> now);

  @Test
  void aMessageIsVerifiedOnceAndItsOriginIsTold() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);

    work();

    assertThat(answers.get(FIRST)).isInstanceOf(Passed.class);
    assertThat(crypto.verified).isEqualTo(1);
    assertThat(events).contains(new GossipEvent.SignaturesChecked(1));
  }

  @Test
  void theTimeFromTheRequestToTheAnswerIsTold() {
    now = new Now(1_000, Instant.EPOCH);
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    now = new Now(5_000, Instant.EPOCH);

    work();

    assertThat(events).contains(new GossipEvent.Verified(Lane.MEMBERSHIP, Duration.ofNanos(4_000)));
  }

  @Test
  void aSecondCopyJoinsTheCheckThatIsRunning() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    desk.verify(request(signed(FakeCrypto.GOOD)), SECOND);

    assertThat(offload.waiting()).isEqualTo(1);
    work();

    assertThat(answers).containsOnlyKeys(FIRST, SECOND);
    assertThat(answers.values()).allMatch(Passed.class::isInstance);
    assertThat(crypto.verified).isEqualTo(1);
  }

  @Test
  void anotherSignatureOverTheSamePayloadIsAnotherCheck() {
    desk.verify(request(signed(Bytes.utf8("forged"))), FIRST);
    desk.verify(request(signed(FakeCrypto.GOOD)), SECOND);

    work();

    assertThat(answers.get(FIRST)).isEqualTo(new Failed(Rejection.BAD_SIGNATURE, ""));
    assertThat(answers.get(SECOND)).isInstanceOf(Passed.class);
  }

  @Test
  void aCopyWithoutTheSecretIsServedByTheCheckOfACompleteOne() {
    desk.verify(request(signed(FakeCrypto.GOOD).withSecret(SECRET)), FIRST);
    desk.verify(request(signed(FakeCrypto.GOOD)), SECOND);

    work();

    assertThat(answers.values()).allMatch(Passed.class::isInstance);
    assertThat(crypto.verified).isEqualTo(2);
    assertThat(events).contains(new GossipEvent.SignaturesChecked(2));
  }

  @Test
  void aCopyWithASecretIsCheckedAfterOneWithout() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    desk.verify(request(signed(FakeCrypto.GOOD).withSecret(SECRET)), SECOND);

    work();

    assertThat(answers.get(SECOND))
        .isInstanceOfSatisfying(
            Passed.class, passed -> assertThat(passed.message().secret()).isPresent());
  }

  @Test
  void aForgedSecretDoesNotShadowTheTrueOne() {
    desk.verify(request(signed(FakeCrypto.GOOD).withSecret(FORGED_SECRET)), FIRST);
    desk.verify(request(signed(FakeCrypto.GOOD).withSecret(SECRET)), SECOND);

    work();

    assertThat(answers.get(FIRST)).isEqualTo(new Failed(Rejection.BAD_SECRET_SIGNATURE, ""));
    assertThat(answers.get(SECOND)).isInstanceOf(Passed.class);
  }

  @Test
  void whoFindsNoRoomIsToldThatTheNodeIsOverloaded() {
    Envelope envelope = signed(FakeCrypto.GOOD);
    for (int i = 0; i < 256; i++) {
      desk.verify(request(envelope), FIRST);
    }
    desk.verify(request(envelope), SECOND);

    desk.answerWaiting(answers::put);

    assertThat(answers).containsOnlyKeys(SECOND);
    assertThat(answers.get(SECOND)).isEqualTo(new Failed(Rejection.OVERLOADED, ""));
  }

  @Test
  void aSealThatIsKnownIsNotCheckedAgain() {
    desk.verify(request(signed(FakeCrypto.GOOD).withSecret(SECRET)), FIRST);
    work();
    crypto.verified = 0;

    desk.verify(request(another(FakeCrypto.GOOD).withSecret(SECRET)), SECOND);
    work();

    assertThat(crypto.verified).isEqualTo(1);
    assertThat(answers.get(SECOND))
        .isInstanceOfSatisfying(
            Passed.class, passed -> assertThat(passed.message().secret()).isPresent());
  }

  @Test
  void aKnownMessageWithAKnownSealNeedsNoCheckAtAll() {
    desk.verify(request(another(FakeCrypto.GOOD).withSecret(SECRET)), FIRST);
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    work();
    crypto.verified = 0;

    desk.verify(request(signed(FakeCrypto.GOOD).withSecret(SECRET)), SECOND);
    assertThat(offload.waiting()).isZero();
    desk.answerWaiting(answers::put);

    assertThat(crypto.verified).isZero();
    assertThat(answers.get(SECOND))
        .isInstanceOfSatisfying(
            Passed.class, passed -> assertThat(passed.message().secret()).isPresent());
  }

  @Test
  void aKnownMessageWithAnUnknownSealIsChecked() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    work();

    desk.verify(request(signed(FakeCrypto.GOOD).withSecret(FORGED_SECRET)), SECOND);
    work();

    assertThat(answers.get(SECOND)).isEqualTo(new Failed(Rejection.BAD_SECRET_SIGNATURE, ""));
  }

  @Test
  void whatAForgottenAuthorProvedCountsNoMore() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    work();

    desk.forget(AUTHOR.pkiId());
    desk.verify(request(signed(FakeCrypto.GOOD)), SECOND);

    assertThat(offload.waiting()).isEqualTo(1);
  }

  @Test
  void aCheckThatRunsWhileItsAuthorIsForgottenIsJudgedAnew() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);

    desk.forget(AUTHOR.pkiId());
    work();

    assertThat(answers.get(FIRST)).isEqualTo(new Failed(Rejection.INVALID_IDENTITY, "never valid"));
  }

  @Test
  void onePeerMayFillAnEighthOfTheChecksAndOthersStillFindRoom() {
    for (int i = 0; i < 1_024; i++) {
      desk.verify(request(Envelope.signed(Bytes.utf8("flood " + i), FakeCrypto.GOOD)), FIRST);
    }
    desk.verify(request(Envelope.signed(Bytes.utf8("one more"), FakeCrypto.GOOD)), FIRST);
    desk.verify(request(signed(FakeCrypto.GOOD)), SECOND);

    desk.answerWaiting(answers::put);
    assertThat(answers).containsOnlyKeys(FIRST);
    assertThat(answers.get(FIRST)).isEqualTo(new Failed(Rejection.OVERLOADED, ""));
    work();
    assertThat(answers.get(SECOND)).isInstanceOf(Passed.class);
  }

  @Test
  void whoHasFilledItsShareMayStillBringCopiesAndIsServedAgainLater() {
    for (int i = 0; i < 1_024; i++) {
      desk.verify(request(Envelope.signed(Bytes.utf8("flood " + i), FakeCrypto.GOOD)), FIRST);
    }
    desk.verify(request(signed(FakeCrypto.GOOD)), SECOND);
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    desk.answerWaiting(answers::put);
    assertThat(answers).isEmpty();

    work();
    desk.verify(request(another(FakeCrypto.GOOD)), FIRST);

    assertThat(offload.waiting()).isEqualTo(1);
  }

  @Test
  void aPeerThatCausesTooManyChecksASecondIsRefusedUntilTimeHasPassedAndOthersAreServed() {
    VerificationDesk strict =
        new VerificationDesk(
            new MessageVerifier(crypto, new FakeCodec()),
            offload,
            events::add,
            new CheckSettings(10, 2, 100),
            () -> now);
    now = new Now(0, Instant.EPOCH);
    strict.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    strict.verify(request(another(FakeCrypto.GOOD)), FIRST);
    strict.verify(request(forged(1)), FIRST);
    strict.verify(request(forged(2)), SECOND);

    strict.answerWaiting(answers::put);
    assertThat(answers).containsExactly(entry(FIRST, new Failed(Rejection.OVERLOADED, "")));
    assertThat(offload.waiting()).isEqualTo(3);

    now = new Now(Duration.ofMillis(100).toNanos(), Instant.EPOCH);
    strict.verify(request(forged(1)), FIRST);
    assertThat(offload.waiting()).isEqualTo(4);
  }

  @Test
  void copiesAndProvedMessagesCostNothingOfTheChecksASecond() {
    VerificationDesk strict =
        new VerificationDesk(
            new MessageVerifier(crypto, new FakeCodec()),
            offload,
            events::add,
            new CheckSettings(10, 1, 100),
            () -> now);
    strict.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    strict.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    strict.complete((Input.Checked) offload.next(), answers::put);
    strict.verify(request(signed(FakeCrypto.GOOD)), FIRST);

    strict.answerWaiting(answers::put);

    assertThat(answers.get(FIRST)).isInstanceOf(Passed.class);
  }

  private static Envelope forged(int number) {
    return Envelope.signed(Bytes.utf8("invented " + number), Bytes.utf8("forged"));
  }

  private void work() {
    while (offload.waiting() > 0) {
      desk.complete((Input.Checked) offload.next(), answers::put);
    }
  }

  @Test
  void aReaderIsJudgedByItsChannelWhateverItProvedBefore() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    work();

    desk.verify(byReadersRule(signed(FakeCrypto.GOOD)), SECOND);
    work();

    assertThat(crypto.askedByChannel).isEqualTo(1);
    assertThat(answers.get(SECOND)).isInstanceOf(Passed.class);
  }

  @Test
  void whatAReaderProvedInItsChannelIsNoProofElsewhere() {
    desk.verify(byReadersRule(signed(FakeCrypto.GOOD)), FIRST);
    work();

    desk.verify(request(signed(FakeCrypto.GOOD)), SECOND);
    work();

    assertThat(crypto.verified).isEqualTo(1);
  }

  @Test
  void aReaderThatIsBeingJudgedWhenTrustChangesIsJudgedByItsChannelAgain() {
    desk.verify(byReadersRule(signed(FakeCrypto.GOOD)), FIRST);
    desk.trustChanged();

    work();

    assertThat(crypto.askedByChannel).isEqualTo(2);
    assertThat(answers.get(FIRST)).isInstanceOf(Passed.class);
  }

  @Test
  void aReaderDoesNotPassByTheCheckOfAnAuthorThatIsRunning() {
    desk.verify(request(signed(FakeCrypto.GOOD)), FIRST);
    desk.verify(byReadersRule(signed(FakeCrypto.GOOD)), SECOND);

    assertThat(offload.waiting()).isEqualTo(2);
    work();

    assertThat(crypto.verified).isEqualTo(1);
    assertThat(crypto.askedByChannel).isEqualTo(1);
  }

  private static VerificationRequest byReadersRule(Envelope envelope) {
    VerificationRequest request = request(envelope);
    return new VerificationRequest(
        request.message(),
        request.claimed(),
        new VerificationRequest.Signer.Reader(AUTHOR, ChannelId.of("mychannel")),
        request.wall());
  }

  private static CheckOrigin origin(int from) {
    return new CheckOrigin.OfAlive(new AliveOrigin.Pushed(FakeCrypto.identity(from).pkiId()));
  }

  private static Envelope signed(Bytes signature) {
    return Envelope.signed(Bytes.utf8("payload"), signature);
  }

  private static Envelope another(Bytes signature) {
    return Envelope.signed(Bytes.utf8("another payload"), signature);
  }

  private static VerificationRequest request(Envelope envelope) {
    GossipMessage alive =
        GossipMessage.of(
            new AliveMessage(
                new Member(Endpoint.NONE, Bytes.EMPTY, AUTHOR.pkiId()),
                new PeerTime(1, 1),
                PeerIdentity.NONE));
    return new VerificationRequest(
        new SignedMessage(envelope, alive),
        AUTHOR.pkiId(),
        new VerificationRequest.Signer.Known(AUTHOR),
        Instant.EPOCH);
  }
}
