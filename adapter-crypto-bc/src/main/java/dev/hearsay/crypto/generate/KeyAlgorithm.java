// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import java.util.Arrays;
import java.util.Locale;

/** The kind of identity keys; TLS keys are always on P-256. */
public enum KeyAlgorithm {
  /** ECDSA on P-256, what Fabric's tools make. */
  P256("EC", "secp256r1", "SHA256withECDSA"),
  /** ECDSA on P-384. */
  P384("EC", "secp384r1", "SHA384withECDSA"),
  /** Ed25519, for channels with capability V3_0 only. */
  ED25519("Ed25519", "", "Ed25519");

  private final String keys;
  private final String curve;
  private final String certificates;

  KeyAlgorithm(String keys, String curve, String certificates) {
    this.keys = keys;
    this.curve = curve;
    this.certificates = certificates;
  }

  /**
   * The algorithm that an option names.
   *
   * @throws CryptoConfigurationException if it is none of {@code p256}, {@code p384} and {@code
   *     ed25519}
   */
  public static KeyAlgorithm parse(String option, String value) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.option().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new CryptoConfigurationException(
                option, "'" + value + "' is no key algorithm", "use p256, p384 or ed25519"));
  }

  /** How an option spells it. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  String keys() {
    return keys;
  }

  /** The name of the curve; empty if the keys need none. */
  String curve() {
    return curve;
  }

  /** How an authority with such a key signs certificates. */
  String certificates() {
    return certificates;
  }
}
