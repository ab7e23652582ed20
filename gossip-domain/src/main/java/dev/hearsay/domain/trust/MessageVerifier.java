// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.Bytes;
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
import org.jspecify.annotations.Nullable;

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
    if (!author.pkiId().equals(request.claimed())) {
      return mismatch(author, request);
    }
    if (author.isExpiredAt(request.wall())) {
      return expired(author);
    }
    if (envelope.payload().isEmpty()) {
      return new Failed(Rejection.EMPTY_PAYLOAD, "");
    }
    if (envelope.signature().isEmpty()) {
      return new Failed(Rejection.MISSING_SIGNATURE, "");
    }
    return crypto.verifyByChannel(
            reader.channel(), author.identity(), envelope.signature(), envelope.payload())
        ? new Passed(new VerifiedMessage(request.message(), author, null))
        : new Failed(Rejection.READERS_RULE_NOT_MET, "channel " + reader.channel());
  }

  private static Failed mismatch(ValidatedIdentity author, VerificationRequest request) {
    return new Failed(
        Rejection.PKI_ID_MISMATCH,
        "claims " + request.claimed() + ", its identity is " + author.pkiId());
  }

  private static Failed expired(ValidatedIdentity author) {
    return new Failed(Rejection.EXPIRED_IDENTITY, "certificate ended at " + author.expiresAt());
  }

  private VerificationResult verifyBy(
      ValidatedIdentity author, VerificationRequest request, boolean secretProved) {
    if (!author.pkiId().equals(request.claimed())) {
      return mismatch(author, request);
    }
    if (author.isExpiredAt(request.wall())) {
      return expired(author);
    }
    Envelope envelope = request.message().envelope();
    Rejection refusal = judge(author, envelope.signature(), envelope.payload());
    if (refusal != null) {
      return new Failed(refusal, "");
    }
    Optional<SecretEnvelope> secret = envelope.secret();
    return secret.isPresent()
        ? withSecret(author, request, secret.get(), secretProved)
        : new Passed(new VerifiedMessage(request.message(), author, null));
  }

  private VerificationResult withSecret(
      ValidatedIdentity author,
      VerificationRequest request,
      SecretEnvelope secret,
      boolean secretProved) {
    if (!secretProved && judge(author, secret.signature(), secret.payload()) != null) {
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

  private @Nullable Rejection judge(ValidatedIdentity author, Bytes signature, Bytes payload) {
    if (payload.isEmpty()) {
      return Rejection.EMPTY_PAYLOAD;
    }
    if (signature.isEmpty()) {
      return Rejection.MISSING_SIGNATURE;
    }
    return crypto.verify(author, signature, payload) ? null : Rejection.BAD_SIGNATURE;
  }
}
