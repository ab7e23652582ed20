// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.domain.id.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One library that does the arithmetic, always addressed by its provider object. Thread-safe.
 *
 * @param name for logs
 * @param signatures makes and checks signatures
 * @param edwardsKeys reads Ed25519 keys; not every library does, but all take each other's
 */
record Engine(String name, Provider signatures, Provider edwardsKeys) {

  PublicKey publicKey(Scheme scheme, byte[] subjectPublicKeyInfo) throws GeneralSecurityException {
    return keys(scheme).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
  }

  PrivateKey privateKey(Scheme scheme, byte[] pkcs8) throws GeneralSecurityException {
    return keys(scheme).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  private KeyFactory keys(Scheme scheme) throws GeneralSecurityException {
    Provider provider = scheme == Scheme.ED25519 ? edwardsKeys : signatures;
    return KeyFactory.getInstance(scheme.keyName(), provider);
  }

  Bytes sign(Scheme scheme, PrivateKey key, Bytes message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(scheme.signatureName(), signatures);
    signature.initSign(key);
    update(signature, message);
    return Bytes.wrap(signature.sign());
  }

  /** Whether the signature is right; malformed ones are wrong. */
  boolean verify(Scheme scheme, PublicKey key, Bytes signature, Bytes message)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance(scheme.signatureName(), signatures);
    check.initVerify(key);
    update(check, message);
    try {
      return check.verify(signature.toArray());
    } catch (SignatureException malformed) {
      return false;
    }
  }

  private static void update(Signature signature, Bytes message) throws SignatureException {
    SignatureException failure =
        message.<@Nullable SignatureException>read((array, offset, length) -> {
          try {
            signature.update(array, offset, length);
            return null;
          } catch (SignatureException e) {
            return e;
          }
        });
    if (failure != null) {
      throw failure;
    }
  }
}
