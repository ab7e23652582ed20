// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import java.util.Arrays;
import java.util.Optional;

/** The hash that an MSP prescribes under ECDSA signatures; 256 bits on every curve. */
public enum HashFamily {
  /** SHA-256, the default. */
  SHA2("SHA256"),
  /** SHA3-256. */
  SHA3("SHA3-256");

  private final String digest;

  HashFamily(String digest) {
    this.digest = digest;
  }

  String ecdsaName() {
    return digest + "withECDSA";
  }

  /** The family that an MSP configuration calls {@code name}; the empty name is the default. */
  public static Optional<HashFamily> named(String name) {
    return name.isEmpty()
        ? Optional.of(SHA2)
        : Arrays.stream(values()).filter(family -> family.name().equals(name)).findFirst();
  }
}
