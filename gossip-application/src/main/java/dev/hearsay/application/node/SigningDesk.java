// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.port.SigningException;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.domain.trust.Signatures;
import java.util.Optional;

/**
 * Sends own messages to be encoded and signed, in the order of the requests. Owned by the node
 * loop.
 */
final class SigningDesk implements Signatures<SigningPurpose> {

  /**
   * One lane for all signatures: sequence numbers leave in order, and one key is used by one
   * thread.
   */
  static final String LANE = "signing";

  private final MessageSigner signer;
  private final Offload<Input> offload;

  SigningDesk(MessageSigner signer, Offload<Input> offload) {
    this.signer = signer;
    this.offload = offload;
  }

  @Override
  public void sign(GossipMessage draft, Optional<Secret> secret, SigningPurpose purpose) {
    offload.submit(LANE, () -> signed(draft, secret, purpose));
  }

  private Input signed(GossipMessage draft, Optional<Secret> secret, SigningPurpose purpose) {
    try {
      return new Input.Signed(purpose, signer.sign(draft, secret));
    } catch (SigningException failure) {
      return new Input.SigningFailed(purpose, String.valueOf(failure.getMessage()));
    }
  }
}
