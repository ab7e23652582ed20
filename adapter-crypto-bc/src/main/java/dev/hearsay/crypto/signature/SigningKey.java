// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.SigningException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/** A private key that matches a {@link VerificationKey}. Immutable and thread-safe. */
public final class SigningKey {

  private static final Bytes TRIAL = Bytes.utf8("does this key match the certificate?");

  private final VerificationKey publicKey;
  private final PrivateKey key;

  SigningKey(VerificationKey publicKey, PrivateKey key) {
    this.publicKey = publicKey;
    this.key = key;
  }

  /**
   * Signs in the only accepted spelling: ECDSA in DER with a low S, Ed25519 in 64 bytes.
   *
   * @throws SigningException if the key cannot be used now
   */
  public Bytes sign(Bytes message) {
    try {
      return publicKey.spell(publicKey.engine().sign(publicKey.scheme(), key, message));
    } catch (GeneralSecurityException | IllegalStateException e) {
      throw new SigningException("the own key does not sign: " + e.getMessage(), e);
    }
  }

  /** The key that checks what this one signs. */
  public VerificationKey verificationKey() {
    return publicKey;
  }

  /** Whether the public key accepts what this one signs. */
  boolean isProven() {
    try {
      return publicKey.verify(sign(TRIAL), TRIAL);
    } catch (SigningException unusable) {
      return false;
    }
  }
}
