// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

/** A way to sign: a kind of key and what is hashed under it (identities §5.1). */
public enum Scheme {
  /** ECDSA on P-224 with SHA-256. */
  P224_SHA2,
  /** ECDSA on P-256 with SHA-256: what every Fabric network uses. */
  P256_SHA2,
  /** ECDSA on P-384 with SHA-256. */
  P384_SHA2,
  /** ECDSA on P-521 with SHA-256. */
  P521_SHA2,
  /** ECDSA on P-224 with SHA3-256. */
  P224_SHA3,
  /** ECDSA on P-256 with SHA3-256. */
  P256_SHA3,
  /** ECDSA on P-384 with SHA3-256. */
  P384_SHA3,
  /** ECDSA on P-521 with SHA3-256. */
  P521_SHA3,
  /** Ed25519 over the message itself. */
  ED25519;

  private static final String EDDSA = "Ed25519";

  static Scheme ecdsa(Curve curve, HashFamily family) {
    return valueOf(curve.name() + "_" + family.name());
  }

  /** The name of the signature in the Java Cryptography Architecture. */
  String signatureName() {
    return this == ED25519 ? EDDSA : family().ecdsaName();
  }

  /** The name of the keys in the Java Cryptography Architecture. */
  String keyName() {
    return this == ED25519 ? EDDSA : "EC";
  }

  private HashFamily family() {
    return HashFamily.valueOf(name().substring(name().indexOf('_') + 1));
  }
}
