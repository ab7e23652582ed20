// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

/**
 * Has blocks verified. The answer comes back to the room later, with the origin; a copy of a block
 * that is being checked joins that check.
 *
 * @param <O> what the room wants to know again when the answer comes
 */
@FunctionalInterface
public interface BlockVerifications<O> {

  /** Asks for a check. The answer is always given, at the latest as {@code OVERLOADED}. */
  void verify(BlockCheck check, O origin);
}
