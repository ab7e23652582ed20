// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.message.Rejection;

/** The outcome of a check. */
public sealed interface VerificationResult {

  /** The message is its author's. */
  record Passed(VerifiedMessage message) implements VerificationResult {}

  /**
   * The message is not to be trusted.
   *
   * @param reason the kind of refusal
   * @param detail one line for a log
   */
  record Failed(Rejection reason, String detail) implements VerificationResult {}
}
