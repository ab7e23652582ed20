// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import org.junit.jupiter.api.Test;

class ProofMemoryTest {

  private static final ValidatedIdentity ALICE = Cast.peer("alice", Cast.ORG1);
  private static final Secret SECRET = new Secret(new Endpoint("alice.internal:7051"));
  private static final SecretEnvelope SEAL =
      new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("seal"));
  private static final SecretEnvelope FORGED =
      new SecretEnvelope(Bytes.utf8("secret"), Bytes.utf8("forged"));

  private final ProofMemory memory = new ProofMemory(2);

  @Test
  void nothingIsKnownOfWhoNeverProvedAnything() {
    assertThat(memory.knows(ALICE.pkiId(), SEAL)).isFalse();
    assertThat(memory.recall(ALICE.pkiId(), message(envelope("1")))).isEmpty();
  }

  @Test
  void aSealStaysKnownWhenLaterMessagesComeWithoutIt() {
    memory.remember(verified("1", true));
    memory.remember(verified("2", false));

    assertThat(memory.knows(ALICE.pkiId(), SEAL)).isTrue();
    assertThat(memory.knows(ALICE.pkiId(), FORGED)).isFalse();
  }

  @Test
  void theLastMessageIsRecalledWithItsSecretIfThatWasProved() {
    memory.remember(verified("1", true));
    memory.remember(verified("2", false));

    assertThat(memory.recall(ALICE.pkiId(), message(envelope("2").withSecret(SEAL))))
        .hasValueSatisfying(recalled -> assertThat(recalled.secret()).contains(SECRET));
    assertThat(memory.recall(ALICE.pkiId(), message(envelope("2"))))
        .hasValueSatisfying(recalled -> assertThat(recalled.secret()).isEmpty());
  }

  @Test
  void anUnknownSealOrAnotherMessageIsNotRecalled() {
    memory.remember(verified("1", true));

    assertThat(memory.recall(ALICE.pkiId(), message(envelope("1").withSecret(FORGED)))).isEmpty();
    assertThat(memory.recall(ALICE.pkiId(), message(envelope("2").withSecret(SEAL)))).isEmpty();
    assertThat(memory.recall(Cast.pki("bob"), message(envelope("1")))).isEmpty();
  }

  @Test
  void aForgottenAuthorMustProveEverythingAgain() {
    memory.remember(verified("1", true));

    memory.forget(ALICE.pkiId());

    assertThat(memory.knows(ALICE.pkiId(), SEAL)).isFalse();
    assertThat(memory.recall(ALICE.pkiId(), message(envelope("1")))).isEmpty();
  }

  @Test
  void whoProvedSomethingLongestAgoIsForgottenWhenThereAreTooMany() {
    memory.remember(verified("1", true));
    memory.remember(by(Cast.peer("bob", Cast.ORG1)));
    memory.remember(by(Cast.peer("carol", Cast.ORG1)));

    assertThat(memory.size()).isEqualTo(2);
    assertThat(memory.knows(ALICE.pkiId(), SEAL)).isFalse();
  }

  @Test
  void aMemoryForNobodyIsRefused() {
    assertThatThrownBy(() -> new ProofMemory(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private static VerifiedMessage by(ValidatedIdentity author) {
    return new VerifiedMessage(Cast.alive("x", "", 1, 1), author, null);
  }

  private static VerifiedMessage verified(String text, boolean sealed) {
    Envelope envelope = sealed ? envelope(text).withSecret(SEAL) : envelope(text);
    return new VerifiedMessage(message(envelope), ALICE, sealed ? SECRET : null);
  }

  private static SignedMessage message(Envelope envelope) {
    return new SignedMessage(envelope, Cast.alive("alice", "", 1, 1).message());
  }

  private static Envelope envelope(String text) {
    return Envelope.signed(Bytes.utf8(text), Bytes.utf8("signature"));
  }
}
