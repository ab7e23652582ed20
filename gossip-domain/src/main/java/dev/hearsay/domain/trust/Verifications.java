// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

/**
 * Has messages verified. The answer comes back to the room later, with the origin; a copy of a
 * message that is being checked joins that check.
 *
 * @param <O> what the room wants to know again when the answer comes
 */
@FunctionalInterface
public interface Verifications<O> {

  /** Asks for a check. The answer is always given, at the latest as {@code OVERLOADED}. */
  void verify(VerificationRequest request, O origin);
}
