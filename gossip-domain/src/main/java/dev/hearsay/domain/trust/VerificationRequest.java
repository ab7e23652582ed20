// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.SignedMessage;
import java.time.Instant;

/**
 * Everything that one check needs, so that it can be done away from the node loop.
 *
 * @param message the message to be verified
 * @param claimed the author that the message names
 * @param signer whose key is to verify
 * @param wall the time of day at which expiry is judged
 */
public record VerificationRequest(
    SignedMessage message, PkiId claimed, Signer signer, Instant wall) {

  /** Whose key is to verify. */
  public sealed interface Signer {
    /** An identity that was validated before. */
    record Known(ValidatedIdentity identity) implements Signer {}

    /** An identity that came with the message and must be validated first. */
    record Carried(PeerIdentity identity) implements Signer {}

    /**
     * An identity that must satisfy the readers rule of a channel, with this very signature
     * (channels §5.2).
     */
    record Reader(ValidatedIdentity identity, ChannelId channel) implements Signer {}
  }
}
