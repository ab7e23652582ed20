// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

/** What one organization's MSP says about an identity that names it (identities §3.5 and §4). */
public sealed interface MspVerdict {

  /** It vouches for a member. */
  record Valid(Member member) implements MspVerdict {}

  /**
   * It cannot make sense of the identity; another MSP of the same name might (identities §4 step
   * 3).
   */
  record Unreadable(Refusal refusal) implements MspVerdict {}

  /** It reads the identity and refuses it. */
  record Invalid(Refusal refusal) implements MspVerdict {}

  /** It reads the identity, but not in its only accepted spelling: nobody else need be asked. */
  record Malformed(Refusal refusal) implements MspVerdict {}
}
