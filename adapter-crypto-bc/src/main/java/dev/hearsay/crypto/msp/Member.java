// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.signature.VerificationKey;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ValidatedIdentity;

/** An identity that an MSP vouches for, with its key parsed. Immutable. */
public final class Member {

  private final ValidatedIdentity identity;
  private final VerificationKey key;
  private final Certificate certificate;
  private final Bytes certificateHash;
  private final Standing standing;

  Member(
      ValidatedIdentity identity,
      VerificationKey key,
      Certificate certificate,
      Bytes certificateHash,
      Standing standing) {
    this.identity = identity;
    this.key = key;
    this.certificate = certificate;
    this.certificateHash = certificateHash;
    this.standing = standing;
  }

  /** The identity, as the core knows it. */
  public ValidatedIdentity identity() {
    return identity;
  }

  /** The key that checks the member's signatures. */
  public VerificationKey key() {
    return key;
  }

  /** The certificate with a low signature (identities §3.4). */
  public Certificate certificate() {
    return certificate;
  }

  /**
   * What tells members apart in policies, where PKI-IDs would let one member pass for several: the
   * MSP identifier and the hash of the low certificate in hexadecimal (identities §3.4).
   */
  public String identifier() {
    return identity.org().mspId() + certificateHash.toHex();
  }

  /** What it is to its organization. */
  public Standing standing() {
    return standing;
  }

  @Override
  public String toString() {
    return certificate + " of " + identity.org();
  }
}
