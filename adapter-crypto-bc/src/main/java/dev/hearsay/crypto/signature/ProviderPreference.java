// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.signature;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import java.util.Arrays;
import java.util.Locale;

/** Which library is to do the arithmetic of signatures. */
public enum ProviderPreference {
  /** The fastest that is available and proves correct. */
  AUTO,
  /** Amazon Corretto Crypto Provider, native code. */
  CORRETTO,
  /** Bouncy Castle, always available. */
  BC,
  /** The JDK's own, the slowest. */
  JDK;

  /**
   * The preference that a setting names.
   *
   * @param key the setting, for the error line
   * @param value {@code auto}, {@code corretto}, {@code bc} or {@code jdk}
   * @throws CryptoConfigurationException if it is none of them
   */
  public static ProviderPreference parse(String key, String value) {
    return Arrays.stream(values())
        .filter(preference -> preference.setting().equals(value))
        .findFirst()
        .orElseThrow(() ->
            new CryptoConfigurationException(
                key, "'" + value + "' is no signature provider", "use auto, corretto, bc or jdk"));
  }

  /** How a setting spells it. */
  public String setting() {
    return name().toLowerCase(Locale.ROOT);
  }
}
