// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.x509.Pem;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Makes key pairs, and writes them as Fabric reads them. Thread-safe. */
public final class KeyPairs {

  private final Provider provider;
  private final SecureRandom random;

  /** Has {@code provider} make keys from {@code random}. */
  public KeyPairs(Provider provider, SecureRandom random) {
    this.provider = provider;
    this.random = random;
  }

  /** A fresh pair. */
  public KeyPair generate(KeyAlgorithm algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keys(), provider);
      if (!algorithm.curve().isEmpty()) {
        generator.initialize(new ECGenParameterSpec(algorithm.curve()), random);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider.getName() + " makes no " + algorithm + " keys", e);
    }
  }

  /** The public key as certificates carry it. */
  public static SubjectPublicKeyInfo publicKey(KeyPair keys) {
    return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
  }

  /** The private key in PKCS #8 and PEM, without the public key in it. */
  public static Bytes privatePem(KeyPair keys) {
    try {
      PrivateKeyInfo full = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
      PrivateKeyInfo lean =
          new PrivateKeyInfo(full.getPrivateKeyAlgorithm(), full.parsePrivateKey());
      return Pem.encode("PRIVATE KEY", lean.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("a fresh key cannot be encoded", e);
    }
  }
}
