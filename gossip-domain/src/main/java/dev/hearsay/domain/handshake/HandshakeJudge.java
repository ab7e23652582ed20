// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.handshake;

import dev.hearsay.domain.handshake.HandshakeVerdict.Accepted;
import dev.hearsay.domain.handshake.HandshakeVerdict.Refused;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content.ConnEstablish;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges the first message of a stream, in the order of the protocol (wire §7), the cheap checks
 * before the dear ones where that order permits it.
 *
 * <p>Without state; called off the node loop, since validating an identity takes milliseconds. It
 * does not know who was expected, nor who this node is: whether the peer is welcome is decided
 * where streams are given to peers.
 */
public final class HandshakeJudge {

  private final MessageCryptoService crypto;

  /** A judge that asks {@code crypto} for identities and signatures. */
  public HandshakeJudge(MessageCryptoService crypto) {
    this.crypto = crypto;
  }

  /**
   * Judges a first message.
   *
   * @param first the message as it arrived
   * @param info what the transport knows of the stream
   * @param known the stored identity of the peer that the message names, if there is one; spares
   *     the validation of the same identity if the bytes are equal
   * @param wall the time of day at which expiry is judged
   */
  public HandshakeVerdict judge(
      SignedMessage first, LinkInfo info, Optional<ValidatedIdentity> known, Instant wall) {
    if (info.secured() && info.remoteTlsHash().isEmpty()) {
      return new Refused(Rejection.NO_TLS_CERTIFICATE, "");
    }
    if (!(first.content() instanceof ConnEstablish claim)) {
      String kind = first.content().getClass().getSimpleName();
      return new Refused(Rejection.HANDSHAKE_EXPECTED, "the first message is of type " + kind);
    }
    if (!claim.pkiId().isWellFormed()) {
      return new Refused(
          Rejection.BAD_PKI_ID_LENGTH,
          claim.pkiId().value().length() + " bytes instead of " + PkiId.LENGTH);
    }
    return switch (identityOf(claim, known)) {
      case IdentityVerdict.Refused no -> new Refused(no.reason(), no.detail());
      case IdentityVerdict.Valid valid -> judgeClaim(claim, valid.identity(), first, info, wall);
    };
  }

  private IdentityVerdict identityOf(ConnEstablish claim, Optional<ValidatedIdentity> known) {
    PeerIdentity shown = claim.identity();
    if (shown.isNone()) {
      return new IdentityVerdict.Refused(Rejection.INVALID_IDENTITY, "no identity");
    }
    return known
        .filter(stored -> stored.identity().equals(shown))
        .<IdentityVerdict>map(IdentityVerdict.Valid::new)
        .orElseGet(() -> crypto.validate(shown));
  }

  private HandshakeVerdict judgeClaim(
      ConnEstablish claim,
      ValidatedIdentity peer,
      SignedMessage first,
      LinkInfo info,
      Instant wall) {
    if (!peer.pkiId().equals(claim.pkiId())) {
      return new Refused(
          Rejection.PKI_ID_MISMATCH,
          "claims " + claim.pkiId() + ", its identity is " + peer.pkiId());
    }
    if (peer.isExpiredAt(wall)) {
      return new Refused(Rejection.EXPIRED_IDENTITY, "certificate ended at " + peer.expiresAt());
    }
    if (info.secured() && !claim.tlsCertHash().equals(info.remoteTlsHash())) {
      return new Refused(
          Rejection.TLS_BINDING_MISMATCH,
          "names " + claim.tlsCertHash() + ", the stream has " + info.remoteTlsHash());
    }
    return judgeSignature(peer, first.envelope().withoutSecret(), claim.probe());
  }

  private HandshakeVerdict judgeSignature(ValidatedIdentity peer, Envelope proof, boolean probe) {
    Bytes signature = proof.signature();
    if (signature.isEmpty()) {
      return new Refused(Rejection.MISSING_SIGNATURE, "");
    }
    return crypto.verify(peer, signature, proof.payload())
        ? new Accepted(peer, proof, probe)
        : new Refused(Rejection.BAD_SIGNATURE, "");
  }
}
