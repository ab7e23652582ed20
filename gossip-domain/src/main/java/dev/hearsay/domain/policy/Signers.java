// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.policy;

/**
 * Those whose signatures were found good, each once, in the order in which they signed (channel
 * configuration §6.3, first step).
 */
public interface Signers {

  /** How many there are. */
  int count();

  /**
   * Whether one of them is what a policy speaks of.
   *
   * @param signer from 0 on and below {@link #count()}
   */
  boolean fits(int signer, Principal.OfMember principal);
}
