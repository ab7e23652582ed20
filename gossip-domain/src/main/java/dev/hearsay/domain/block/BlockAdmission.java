// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

/** Which blocks may come in; the later the narrower. What is refused meanwhile is pulled later. */
public enum BlockAdmission {
  /** Any. */
  ALL,
  /**
   * The lowest that is missing below delivered ones: a subscriber that wants them in order waits
   * for just that one.
   */
  MISSING,
  /** None. */
  NONE
}
