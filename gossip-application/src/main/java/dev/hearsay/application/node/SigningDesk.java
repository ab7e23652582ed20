// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SecretEnvelope;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.port.SigningException;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.domain.trust.Signatures;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends own messages to be encoded and signed, in the order of the requests. A secret is sealed
 * once and used again until it changes, so that those who know the seal need not check it again.
 *
 * <p>Owned by the node loop.
 */
final class SigningDesk implements Signatures<SigningPurpose> {

  /**
   * One lane for all signatures: sequence numbers leave in order, one key is used by one thread.
   */
  static final String LANE = "signing";

  private final MessageSigner signer;
  private final Offload<Input> offload;
  private @Nullable SecretEnvelope lastSeal;

  SigningDesk(MessageSigner signer, Offload<Input> offload) {
    this.signer = signer;
    this.offload = offload;
  }

  @Override
  public void sign(GossipMessage draft, Optional<Secret> secret, SigningPurpose purpose) {
    Optional<SecretEnvelope> known =
        Optional.ofNullable(lastSeal)
            .filter(seal -> secret.filter(text -> signer.seals(seal, text)).isPresent());
    offload.submit(LANE, () -> signed(draft, secret, known, purpose));
  }

  private Input signed(
      GossipMessage draft,
      Optional<Secret> secret,
      Optional<SecretEnvelope> known,
      SigningPurpose purpose) {
    try {
      Optional<SecretEnvelope> seal = known.or(() -> secret.map(signer::seal));
      return new Input.Signed(purpose, signer.signBeside(seal, draft));
    } catch (SigningException failure) {
      return new Input.SigningFailed(purpose, String.valueOf(failure.getMessage()));
    }
  }

  /** Keeps the seal of a signed message for the next one. */
  void completed(Input.Signed signed) {
    signed.message().envelope().secret().ifPresent(seal -> lastSeal = seal);
  }
}
