// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import java.util.List;

/** What a search for the chain of a certificate found. */
public sealed interface ChainResult {

  /**
   * Exactly one chain.
   *
   * @param chain the certificate first, its issuer next, a root last
   */
  record One(List<Certificate> chain) implements ChainResult {

    /** Keeps an unmodifiable copy. */
    public One {
      chain = List.copyOf(chain);
    }
  }

  /**
   * No chain, or more than one.
   *
   * @param issuerKnown whether one of the authorities signed the certificate
   * @param reason one line for a log
   */
  record Refused(boolean issuerKnown, String reason) implements ChainResult {}
}
