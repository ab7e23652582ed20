// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.message;

import dev.hearsay.domain.id.Bytes;

/**
 * The part of an alive message that only the author's own organization may see: the internal
 * endpoint, signed on its own (wire §3.2).
 *
 * @param payload the serialized secret
 * @param signature over {@code payload}, with the key of the outer signature
 */
public record SecretEnvelope(Bytes payload, Bytes signature) {

  /** The same secret without a larger array behind it; this one if there is none. */
  @SuppressWarnings("ReferenceEquality") // what is compact already is the same object
  public SecretEnvelope compact() {
    Bytes ownPayload = payload.compact();
    Bytes ownSignature = signature.compact();
    return ownPayload == payload && ownSignature == signature
        ? this
        : new SecretEnvelope(ownPayload, ownSignature);
  }
}
