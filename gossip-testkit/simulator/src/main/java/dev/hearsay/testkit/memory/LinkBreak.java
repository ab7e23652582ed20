// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

/** What becomes of a link when something is written to it. */
public enum LinkBreak {
  /** It stays. */
  NONE,
  /**
   * The writer hears at once that the link failed; what it wrote still arrives, and only then the
   * other side hears the same.
   */
  WRITER,
  /** Both sides hear that the link failed, and what was on its way is lost. */
  BOTH
}
