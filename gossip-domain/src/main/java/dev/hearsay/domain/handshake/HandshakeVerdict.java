// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.handshake;

import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;

/** The judgement on the first message of a stream. */
public sealed interface HandshakeVerdict {

  /**
   * The other side is who it says it is, and it is at the other end of this very stream.
   *
   * @param peer the other side
   * @param proof the handshake as it arrived; channel and collection policies judge it again later
   * @param probe whether the other side only wants to learn who is here
   */
  record Accepted(ValidatedIdentity peer, Envelope proof, boolean probe)
      implements HandshakeVerdict {}

  /**
   * The stream must be ended.
   *
   * @param reason the kind of refusal
   * @param detail one line for a log; empty if the reason says all
   */
  record Refused(Rejection reason, String detail) implements HandshakeVerdict {}
}
