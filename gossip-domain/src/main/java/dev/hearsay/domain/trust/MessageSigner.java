// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.MessageCryptoService;
import java.util.Optional;

/**
 * Encodes and signs this node's own messages (wire §3). Without state; called off the node loop.
 *
 * <p>Signing may throw {@link dev.hearsay.domain.port.SigningException}: the caller turns it into
 * an answer.
 */
public final class MessageSigner {

  private final MessageCryptoService crypto;
  private final MessageCodec codec;

  /** A signer with this node's key. */
  public MessageSigner(MessageCryptoService crypto, MessageCodec codec) {
    this.crypto = crypto;
    this.codec = codec;
  }

  /** Encodes and signs {@code draft}; the secret, if there is one, is signed on its own. */
  public SignedMessage sign(GossipMessage draft, Optional<Secret> secret) {
    return signBeside(secret.map(this::seal), draft);
  }

  /** Encodes and signs {@code draft}, and lays {@code seal} beside it if there is one. */
  public SignedMessage signBeside(Optional<SecretEnvelope> seal, GossipMessage draft) {
    Bytes payload = codec.encode(draft);
    Envelope envelope = Envelope.signed(payload, crypto.sign(payload));
    return new SignedMessage(seal.map(envelope::withSecret).orElse(envelope), draft);
  }

  /** Signs a secret on its own. The seal may be used for as long as the secret stays the same. */
  public SecretEnvelope seal(Secret secret) {
    Bytes payload = codec.encodeSecret(secret);
    return new SecretEnvelope(payload, crypto.sign(payload));
  }

  /** Whether {@code seal} is one of {@code secret}. */
  public boolean seals(SecretEnvelope seal, Secret secret) {
    return codec.encodeSecret(secret).equals(seal.payload());
  }
}
