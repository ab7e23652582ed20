// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.signature.ProviderPreference;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.event.GossipEvent.Rejected;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import io.grpc.Status;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever does not prove who it is stays out, each for a reason of its own, and the node goes on
 * serving (wire §7).
 */
@TestInstance(Lifecycle.PER_CLASS)
class UnwelcomePeersTest {

  private Besiegers besiegers;
  private Fortress fortress;

  @BeforeAll
  void build(@TempDir Path folder) {
    SignatureProvider provider = SignatureProvider.select(ProviderPreference.AUTO);
    besiegers = new Besiegers(folder, provider);
    fortress = new Fortress(besiegers, provider);
  }

  @AfterAll
  void tearDown() {
    fortress.close();
  }

  @BeforeEach
  void forgetWhatWas() {
    fortress.forgetEvents();
  }

  @AfterEach
  void anHonestPeerStillGetsIn() {
    fortress.forgetEvents();
    Impostor honest = besiegers.honest();
    try (RawStream stream = fortress.streamOf(honest)) {
      stream.send(Impostor.bytes(honest.handshake()));

      fortress.awaitLinkOf(honest.self().pkiId());
    }
  }

  @Test
  void anExpiredIdentity() {
    Impostor late = besiegers.expired();

    assertRefused(late, late.handshake(), Rejection.EXPIRED_IDENTITY);
  }

  @Test
  void aRevokedIdentity() {
    Impostor revoked = besiegers.revoked();

    assertRefused(revoked, revoked.handshake(), Rejection.REVOKED_IDENTITY);
  }

  @Test
  void anIdentityOfAnOrganizationThatIsNotTrusted() {
    Impostor foreigner = besiegers.foreigner();

    assertRefused(foreigner, foreigner.handshake(), Rejection.FOREIGN_IDENTITY);
  }

  @Test
  void anIdentityThatAForeignAuthorityCertified() {
    Impostor forger = besiegers.forger();

    assertRefused(forger, forger.handshake(), Rejection.FOREIGN_IDENTITY);
  }

  @Test
  void bytesThatAreNoIdentity() {
    Impostor insider = besiegers.insider();
    GossipMessage nonsense =
        GossipMessage.of(
            new Content.ConnEstablish(
                insider.self().pkiId(),
                new PeerIdentity(Bytes.utf8("me")),
                insider.tlsHash(),
                false));

    assertRefused(insider, insider.sign(nonsense), Rejection.INVALID_IDENTITY);
  }

  @Test
  void somebodyWithoutATlsCertificate() {
    try (RawStream stream = fortress.anonymousStream()) {
      stream.send(Impostor.bytes(besiegers.insider().handshake()));

      fortress.awaitRejection(Rejection.NO_TLS_CERTIFICATE);
      assertThat(stream.awaitEnd().isOk()).isFalse();
    }
  }

  @Test
  void aHandshakeReplayedUnderAnotherTlsCertificate() {
    Impostor insider = besiegers.insider();
    Envelope recorded = besiegers.honest().handshake();

    assertRefused(insider, recorded, Rejection.TLS_BINDING_MISMATCH);
  }

  @Test
  void aSignatureWhoseSIsHigh() {
    Impostor insider = besiegers.insider();

    assertRefused(insider, HighS.of(insider.handshake()), Rejection.BAD_SIGNATURE);
  }

  @Test
  void aSignatureOfSomebodyElse() {
    Impostor insider = besiegers.insider();
    Envelope own = insider.handshake();
    Bytes others = besiegers.honest().handshake().signature();

    assertRefused(insider, Envelope.signed(own.payload(), others), Rejection.BAD_SIGNATURE);
  }

  @Test
  void noSignature() {
    Impostor insider = besiegers.insider();

    assertRefused(
        insider, Envelope.unsigned(insider.handshake().payload()), Rejection.MISSING_SIGNATURE);
  }

  @Test
  void somebodyElsesPkiId() {
    Impostor insider = besiegers.insider();
    Envelope lie = insider.handshakeAs(besiegers.honest().self().pkiId());

    assertRefused(insider, lie, Rejection.PKI_ID_MISMATCH);
  }

  @Test
  void aPkiIdThatIsTooShort() {
    Impostor insider = besiegers.insider();
    Envelope lie = insider.handshakeAs(new PkiId(Bytes.utf8("short")));

    assertRefused(insider, lie, Rejection.BAD_PKI_ID_LENGTH);
  }

  @Test
  void somebodyWhoUsesTheNodesOwnIdentity() {
    Impostor twin = besiegers.twin();

    assertRefused(twin, twin.handshake(), Rejection.SELF_CONNECTION);
  }

  @Test
  void aFirstMessageThatIsNoHandshake() {
    Impostor insider = besiegers.insider();
    Envelope hello = insider.sign(GossipMessage.of(new Content.Empty()));

    assertRefused(insider, hello, Rejection.HANDSHAKE_EXPECTED);
  }

  @Test
  void garbageOnTheStream() {
    assertRefused(
        besiegers.insider(), Bytes.hex("ffffffffffffffffffffff"), Rejection.MALFORMED_MESSAGE);
  }

  @Test
  void garbageInAnEnvelope() {
    Bytes garbage = Impostor.bytes(Envelope.unsigned(Bytes.hex("ffffffffffffffffffffff")));

    assertRefused(besiegers.insider(), garbage, Rejection.MALFORMED_MESSAGE);
  }

  @Test
  void anEmptyMessage() {
    assertRefused(besiegers.insider(), Bytes.EMPTY, Rejection.EMPTY_PAYLOAD);
  }

  @Test
  void aFirstMessageLargerThanAnyHandshake() {
    Bytes large = Bytes.wrap(new byte[Fortress.MAX_RECEIVE_BYTES / 2]);

    assertRefused(
        besiegers.insider(), Impostor.bytes(Envelope.unsigned(large)), Rejection.OVERSIZED_MESSAGE);
  }

  @Test
  void aMessageLargerThanTheTransportTakes() {
    Bytes huge = Bytes.wrap(new byte[2 * Fortress.MAX_RECEIVE_BYTES]);

    assertRefused(besiegers.insider(), huge, Rejection.OVERSIZED_MESSAGE);
  }

  @Test
  void somebodyWhoSaysNothing() {
    try (RawStream stream = fortress.streamOf(besiegers.insider())) {
      fortress.awaitRejection(Rejection.HANDSHAKE_TIMEOUT);

      assertThat(stream.awaitEnd().isOk()).isFalse();
    }
  }

  private void assertRefused(Impostor impostor, Envelope first, Rejection reason) {
    assertRefused(impostor, Impostor.bytes(first), reason);
  }

  private void assertRefused(Impostor impostor, Bytes first, Rejection reason) {
    try (RawStream stream = fortress.streamOf(impostor)) {
      stream.send(first);

      Rejected refusal = fortress.awaitRejection(reason);
      assertThat(refusal.source()).as("somebody is to blame").isNotEmpty();
      assertThat(stream.awaitEnd().getCode()).isNotEqualTo(Status.Code.OK);
      assertThat(fortress.refusals()).containsOnly(reason);
    }
  }
}
