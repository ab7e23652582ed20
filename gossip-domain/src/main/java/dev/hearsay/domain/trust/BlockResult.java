// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.trust;

import dev.hearsay.domain.message.Rejection;

/** The outcome of the check of a block. */
public sealed interface BlockResult {

  /** The block is as its channel demands. */
  record Passed(VerifiedBlock block) implements BlockResult {}

  /**
   * The block is refused.
   *
   * @param reason the kind of refusal
   * @param detail one line for a log
   */
  record Failed(Rejection reason, String detail) implements BlockResult {}
}
