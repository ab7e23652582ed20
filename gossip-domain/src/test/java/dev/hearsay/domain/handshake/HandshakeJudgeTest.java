// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.connection.NotebookCodec;
import dev.hearsay.domain.connection.People;
import dev.hearsay.domain.handshake.HandshakeVerdict.Accepted;
import dev.hearsay.domain.handshake.HandshakeVerdict.Refused;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.ConnEstablish;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.port.LinkInfo;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeJudgeTest {

  private static final ValidatedIdentity SELF = People.person("me", "Org1");
  private static final ValidatedIdentity ANN = People.person("ann", "Org1");
  private static final Bytes HASH = Bytes.utf8("certificate of ann");
  private static final LinkInfo TLS = new LinkInfo(true, Bytes.utf8("own"), HASH, "10.0.0.1:1");
  private static final LinkInfo PLAIN = new LinkInfo(false, Bytes.EMPTY, Bytes.EMPTY, "10.0.0.1:1");
  private static final Instant WALL = Instant.parse("2026-01-01T00:00:00Z");

  private final NotebookCodec codec = new NotebookCodec();
  private final HandshakeJudge judge = new HandshakeJudge(new People(SELF));

  private SignedMessage signed(ValidatedIdentity author, Content content) {
    GossipMessage message = GossipMessage.of(content);
    Bytes payload = codec.encode(message);
    return new SignedMessage(Envelope.signed(payload, People.signature(author, payload)), message);
  }

  private SignedMessage handshake(PkiId pkiId, PeerIdentity identity, Bytes hash) {
    return signed(ANN, new ConnEstablish(pkiId, identity, hash, false));
  }

  private SignedMessage goodHandshake() {
    return handshake(ANN.pkiId(), ANN.identity(), HASH);
  }

  private HandshakeVerdict judge(SignedMessage first, LinkInfo info) {
    return judge.judge(first, info, Optional.empty(), WALL);
  }

  private static void assertRefused(HandshakeVerdict verdict, Rejection reason) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void ownHandshakeSaysWhoAndWithWhichCertificate() {
    GossipMessage own = HandshakeMessages.own(SELF, HASH, true);

    assertThat(own.tag()).isEqualTo(Tag.EMPTY);
    assertThat(own.nonce()).isZero();
    assertThat(own.content())
        .isEqualTo(new ConnEstablish(SELF.pkiId(), SELF.identity(), HASH, true));
    assertThat(HandshakeMessages.own(SELF, new HandshakeKey(true, HASH, true))).isEqualTo(own);
  }

  @Test
  void honestHandshakeIsAcceptedAndKeptAsProof() {
    SignedMessage first = goodHandshake();

    assertThat(judge(first, TLS)).isEqualTo(new Accepted(ANN, first.envelope(), false));
  }

  @Test
  void probeFlagIsReported() {
    SignedMessage first = signed(ANN, new ConnEstablish(ANN.pkiId(), ANN.identity(), HASH, true));

    assertThat(judge(first, TLS)).isEqualTo(new Accepted(ANN, first.envelope(), true));
  }

  @Test
  void proofIsKeptWithoutASecretThatNobodyChecked() {
    SignedMessage first = goodHandshake();
    Envelope padded =
        first.envelope().withSecret(new SecretEnvelope(Bytes.utf8("x"), Bytes.utf8("y")));

    assertThat(judge(new SignedMessage(padded, first.message()), TLS))
        .isEqualTo(new Accepted(ANN, first.envelope(), false));
  }

  @Test
  void peerWithoutTlsCertificateIsRefusedBeforeAnythingElse() {
    LinkInfo bare = new LinkInfo(true, Bytes.utf8("own"), Bytes.EMPTY, "10.0.0.1:1");

    assertRefused(judge(signed(ANN, new Content.Empty()), bare), Rejection.NO_TLS_CERTIFICATE);
  }

  @Test
  void firstMessageOfAnotherTypeIsRefused() {
    assertRefused(judge(signed(ANN, new Content.Empty()), TLS), Rejection.HANDSHAKE_EXPECTED);
  }

  @Test
  void missingOrShortPkiIdIsRefused() {
    assertRefused(
        judge(handshake(PkiId.NONE, ANN.identity(), HASH), TLS), Rejection.BAD_PKI_ID_LENGTH);
    assertRefused(
        judge(handshake(new PkiId(Bytes.utf8("ann")), ANN.identity(), HASH), TLS),
        Rejection.BAD_PKI_ID_LENGTH);
  }

  @Test
  void missingInvalidOrForeignIdentityIsRefused() {
    assertRefused(
        judge(handshake(ANN.pkiId(), PeerIdentity.NONE, HASH), TLS), Rejection.INVALID_IDENTITY);
    PeerIdentity garbled = new PeerIdentity(Bytes.utf8("ann"));
    assertRefused(judge(handshake(ANN.pkiId(), garbled, HASH), TLS), Rejection.INVALID_IDENTITY);
    PeerIdentity foreign = new PeerIdentity(Bytes.utf8("ann@Nowhere"));
    assertRefused(judge(handshake(ANN.pkiId(), foreign, HASH), TLS), Rejection.FOREIGN_IDENTITY);
  }

  @Test
  void pkiIdOfSomebodyElseIsRefused() {
    PkiId other = People.person("zoe", "Org1").pkiId();

    assertRefused(judge(handshake(other, ANN.identity(), HASH), TLS), Rejection.PKI_ID_MISMATCH);
  }

  @Test
  void expiredIdentityIsRefusedEvenIfItIsStored() {
    ValidatedIdentity old =
        new ValidatedIdentity(ANN.pkiId(), ANN.identity(), ANN.org(), WALL.minusSeconds(1));

    assertRefused(
        judge.judge(goodHandshake(), TLS, Optional.of(old), WALL), Rejection.EXPIRED_IDENTITY);
  }

  @Test
  void handshakeReplayedUnderAnotherTlsCertificateIsRefused() {
    LinkInfo thief =
        new LinkInfo(true, Bytes.utf8("own"), Bytes.utf8("certificate of eve"), "10.0.0.2:1");

    assertRefused(judge(goodHandshake(), thief), Rejection.TLS_BINDING_MISMATCH);
  }

  @Test
  void emptyHashIsRefusedUnderTlsAndIgnoredWithout() {
    SignedMessage unbound = handshake(ANN.pkiId(), ANN.identity(), Bytes.EMPTY);

    assertRefused(judge(unbound, TLS), Rejection.TLS_BINDING_MISMATCH);
    assertThat(judge(unbound, PLAIN)).isInstanceOf(Accepted.class);
    assertThat(judge(goodHandshake(), PLAIN)).isInstanceOf(Accepted.class);
  }

  @Test
  void missingOrWrongSignatureIsRefused() {
    SignedMessage good = goodHandshake();
    Envelope unsigned = Envelope.unsigned(good.envelope().payload());
    assertRefused(
        judge(new SignedMessage(unsigned, good.message()), TLS), Rejection.MISSING_SIGNATURE);
    SignedMessage forged = signed(People.person("eve", "Org1"), good.content());
    assertRefused(judge(forged, TLS), Rejection.BAD_SIGNATURE);
  }

  @Test
  void storedIdentityWithEqualBytesIsNotValidatedAgain() {
    ValidatedIdentity stored =
        new ValidatedIdentity(ANN.pkiId(), ANN.identity(), new OrgId("as stored"), Instant.MAX);

    assertThat(judge.judge(goodHandshake(), TLS, Optional.of(stored), WALL))
        .isInstanceOfSatisfying(
            Accepted.class, accepted -> assertThat(accepted.peer()).isSameAs(stored));
  }

  @Test
  void storedIdentityWithOtherBytesSparesNothing() {
    ValidatedIdentity stored = People.person("ann", "Org2");

    assertThat(judge.judge(goodHandshake(), TLS, Optional.of(stored), WALL))
        .isInstanceOfSatisfying(
            Accepted.class, accepted -> assertThat(accepted.peer()).isEqualTo(ANN));
  }
}
