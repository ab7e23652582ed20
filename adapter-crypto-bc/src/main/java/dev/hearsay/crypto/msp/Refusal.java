// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.domain.message.Rejection;

/**
 * Why an identity is refused.
 *
 * @param reason the kind of refusal
 * @param detail one line for a log
 */
public record Refusal(Rejection reason, String detail) {

  static Refusal invalid(String detail) {
    return new Refusal(Rejection.INVALID_IDENTITY, detail);
  }

  static Refusal revoked(String detail) {
    return new Refusal(Rejection.REVOKED_IDENTITY, detail);
  }

  static Refusal foreign(String detail) {
    return new Refusal(Rejection.FOREIGN_IDENTITY, detail);
  }
}
