// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.domain.id.Bytes;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/** The parsed public key of an identity. Immutable and thread-safe. */
public final class VerificationKey {

  private static final int EDWARDS_SIGNATURE_LENGTH = 64;

  private final Scheme scheme;
  private final @Nullable Curve curve;
  private final Engine engine;
  private final PublicKey key;

  VerificationKey(Scheme scheme, @Nullable Curve curve, Engine engine, PublicKey key) {
    this.scheme = scheme;
    this.curve = curve;
    this.engine = engine;
    this.key = key;
  }

  /**
   * Whether {@code signature} over {@code message} was made with the private key and is spelled in
   * the only accepted way (identities §5.1): ECDSA in strict DER with a low S, Ed25519 in 64 bytes.
   */
  public boolean verify(Bytes signature, Bytes message) {
    try {
      return isWellSpelled(signature) && engine.verify(scheme, key, signature, message);
    } catch (GeneralSecurityException unusable) {
      return false;
    }
  }

  private boolean isWellSpelled(Bytes signature) {
    Curve ecdsa = curve;
    return ecdsa == null
        ? signature.length() == EDWARDS_SIGNATURE_LENGTH
        : EcdsaSignature.parse(signature).filter(s -> ecdsa.isLow(s.s())).isPresent();
  }

  /** What is signed and how. */
  public Scheme scheme() {
    return scheme;
  }

  Engine engine() {
    return engine;
  }

  Bytes spell(Bytes raw) {
    Curve ecdsa = curve;
    return ecdsa == null
        ? raw
        : EcdsaSignature.parse(raw)
            .map(signature -> signature.low(ecdsa).encode())
            .orElseThrow(() -> new IllegalStateException(engine.name() + " made no signature"));
  }
}
