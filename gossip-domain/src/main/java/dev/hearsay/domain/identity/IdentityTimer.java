// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

/** The timers of the identity mapper. */
public sealed interface IdentityTimer {

  /** Time to look for identities that are unused or expired. */
  record Sweep() implements IdentityTimer {}

  /**
   * The next certificate ends.
   *
   * @param number only the newest of these timers counts
   */
  record NextExpiry(long number) implements IdentityTimer {}
}
