// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.x509.Pem;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A private key from a file: PKCS #8 ({@code PRIVATE KEY}) or SEC 1 ({@code EC PRIVATE KEY}), not
 * encrypted.
 *
 * @param origin the file
 * @param key the key
 */
public record KeyFile(String origin, PrivateKeyInfo key) {

  /**
   * Reads a key.
   *
   * @throws CryptoConfigurationException if there is none: it names the file
   */
  public static KeyFile of(MspPart part) {
    Pem block =
        Pem.first(part.content()).orElseThrow(() -> wrong(part, "holds no readable PEM block"));
    return switch (block.type()) {
      case "PRIVATE KEY" -> new KeyFile(part.origin(), pkcs8(part, block));
      case "EC PRIVATE KEY" -> new KeyFile(part.origin(), sec1(part, block));
      case "ENCRYPTED PRIVATE KEY" -> throw wrong(part, "holds an encrypted key");
      default -> throw wrong(part, "holds a " + block.type() + ", not a private key");
    };
  }

  private static PrivateKeyInfo pkcs8(MspPart part, Pem block) {
    try {
      return PrivateKeyInfo.getInstance(block.content().toArray());
    } catch (IllegalArgumentException malformed) {
      throw wrong(part, "holds no readable PKCS #8 key");
    }
  }

  private static PrivateKeyInfo sec1(MspPart part, Pem block) {
    try {
      ECPrivateKey key = ECPrivateKey.getInstance(block.content().toArray());
      var curve =
          Optional.ofNullable(key.getParametersObject())
              .orElseThrow(() -> wrong(part, "holds a key that does not name its curve"));
      return new PrivateKeyInfo(
          new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key);
    } catch (IllegalArgumentException | IOException malformed) {
      throw wrong(part, "holds no readable SEC 1 key");
    }
  }

  private static CryptoConfigurationException wrong(MspPart part, String reason) {
    return new CryptoConfigurationException(
        part.origin(), reason, "put the unencrypted private key there, in PKCS #8 and PEM");
  }

  /** Never the key itself. */
  @Override
  public String toString() {
    return "KeyFile[" + origin + "]";
  }
}
