// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.MessageCryptoService;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.domain.trust.VerificationResult.Failed;
import dev.hearsay.domain.trust.VerificationResult.Passed;
import java.util.Optional;

/**
 * Checks every signature that a message needs, once (wire §3, discovery §5.1). Without state;
 * called off the node loop.
 */
public final class MessageVerifier {

  private final MessageCryptoService crypto;
  private final MessageCodec codec;

  /** A verifier that asks {@code crypto}. */
  public MessageVerifier(MessageCryptoService crypto, MessageCodec codec) {
    this.crypto = crypto;
    this.codec = codec;
  }

  /** Verifies the author, the signature and, if there is one, the secret. */
  public VerificationResult verify(VerificationRequest request) {
    return verify(request, false);
  }

  /**
   * Verifies the author, the signature and, if there is one, the secret.
   *
   * @param secretProved whether the very secret of this message was proved before, so that only the
   *     message itself is left to be checked
   */
  public VerificationResult verify(VerificationRequest request, boolean secretProved) {
    return switch (request.signer()) {
      case VerificationRequest.Signer.Known known ->
          verifyBy(known.identity(), request, secretProved);
      case VerificationRequest.Signer.Reader reader -> verifyReader(reader, request);
      case VerificationRequest.Signer.Carried carried ->
          switch (crypto.validate(carried.identity())) {
            case IdentityVerdict.Valid valid -> verifyBy(valid.identity(), request, secretProved);
            case IdentityVerdict.Refused refused -> new Failed(refused.reason(), refused.detail());
          };
    };
  }

  /** The readers rule looks at identity and signature together, so this is one check, not two. */
  private VerificationResult verifyReader(
      VerificationRequest.Signer.Reader reader, VerificationRequest request) {
    ValidatedIdentity author = reader.identity();
    Envelope envelope = request.message().envelope();
    Optional<Failed> obstacle = obstacleOf(author, request).or(() -> obstacleOf(envelope));
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    return crypto.verifyByChannel(
            reader.channel(), author.identity(), envelope.signature(), envelope.payload())
        ? new Passed(new VerifiedMessage(request.message(), author, null))
        : new Failed(Rejection.READERS_RULE_NOT_MET, "channel " + reader.channel());
  }

  private VerificationResult verifyBy(
      ValidatedIdentity author, VerificationRequest request, boolean secretProved) {
    Envelope envelope = request.message().envelope();
    Optional<Failed> obstacle = obstacleOf(author, request).or(() -> obstacleOf(envelope));
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (!crypto.verify(author, envelope.signature(), envelope.payload())) {
      return new Failed(Rejection.BAD_SIGNATURE, "");
    }
    Optional<SecretEnvelope> secret = envelope.secret();
    return secret.isPresent()
        ? withSecret(author, request, secret.get(), secretProved)
        : new Passed(new VerifiedMessage(request.message(), author, null));
  }

  /** Why an identity cannot vouch for a message, whatever the signature. */
  private static Optional<Failed> obstacleOf(
      ValidatedIdentity author, VerificationRequest request) {
    if (!author.pkiId().equals(request.claimed())) {
      return Optional.of(
          new Failed(
              Rejection.PKI_ID_MISMATCH,
              "claims " + request.claimed() + ", its identity is " + author.pkiId()));
    }
    return author.isExpiredAt(request.wall())
        ? Optional.of(
            new Failed(Rejection.EXPIRED_IDENTITY, "certificate ended at " + author.expiresAt()))
        : Optional.empty();
  }

  /** What an envelope lacks for a check. */
  private static Optional<Failed> obstacleOf(Envelope envelope) {
    if (envelope.payload().isEmpty()) {
      return Optional.of(new Failed(Rejection.EMPTY_PAYLOAD, ""));
    }
    return envelope.signature().isEmpty()
        ? Optional.of(new Failed(Rejection.MISSING_SIGNATURE, ""))
        : Optional.empty();
  }

  private VerificationResult withSecret(
      ValidatedIdentity author,
      VerificationRequest request,
      SecretEnvelope secret,
      boolean secretProved) {
    if (!secretProved && !isGood(author, secret)) {
      return new Failed(Rejection.BAD_SECRET_SIGNATURE, "");
    }
    // An author's secret that nobody can read says as much as an empty one: the heartbeat itself
    // stands.
    Secret value =
        switch (codec.decodeSecret(secret.payload())) {
          case Decoded.Value<Secret>(Secret readable) -> readable;
          case Decoded.Failed<Secret> unreadable -> new Secret(Endpoint.NONE);
        };
    return new Passed(new VerifiedMessage(request.message(), author, value));
  }

  private boolean isGood(ValidatedIdentity author, SecretEnvelope secret) {
    return !secret.payload().isEmpty()
        && !secret.signature().isEmpty()
        && crypto.verify(author, secret.signature(), secret.payload());
  }
}
