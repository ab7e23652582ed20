// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;

/** Ed25519 as the JDK's own provider does it, whatever else the process has installed. */
final class Signatures {

  private static final String ALGORITHM = "Ed25519";

  private Signatures() {}

  static Provider provider() {
    return Security.getProvider("SunEC");
  }

  /** Whether a key is one that this adapter understands. */
  static boolean isEd25519(PublicKey key) {
    return key instanceof EdECPublicKey edwards
        && edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
  }

  static Bytes sign(PrivateKey key, Bytes message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(ALGORITHM, provider());
    signature.initSign(key);
    signature.update(message.asByteBuffer());
    return Bytes.wrap(signature.sign());
  }

  static boolean verify(PublicKey key, Bytes signed, Bytes message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM, provider());
      signature.initVerify(key);
      signature.update(message.asByteBuffer());
      return signature.verify(signed.toArray());
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  static Bytes sha256(Bytes message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(message.asByteBuffer());
      return Bytes.wrap(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
