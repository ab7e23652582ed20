// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.pem;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Keys that were made together. */
public final class KeyPairs {

  private static final byte[] PROBE = {1, 2, 3};

  private KeyPairs() {}

  /** Whether what one key signs the other one verifies. */
  public static boolean match(PrivateKey own, PublicKey shown) {
    try {
      Signature signature = Signature.getInstance(algorithm(own));
      signature.initSign(own);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(shown);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "EdDSA";
    };
  }
}
