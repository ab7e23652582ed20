// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import java.util.Locale;

/** What makes and checks the signatures of a network. */
public enum Crypto {
  /** Identities of Fabric's membership service providers, with Bouncy Castle. */
  BC {
    @Override
    public CryptoSource open() {
      return new BcCryptoSource();
    }
  },
  /** Ed25519 with the JDK alone: the example of another crypto. */
  JDK_ED25519 {
    @Override
    public CryptoSource open() {
      return new Ed25519CryptoSource();
    }
  };

  /** Crypto for one network. */
  public abstract CryptoSource open();

  /** How an option spells it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
