// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

/** What became of a message that was offered to a store. */
public enum Outcome {
  /** It stands beside the others. */
  ADDED,
  /** It took the place of what it supersedes. */
  REPLACED,
  /** A stored or expired message stands against it. */
  REFUSED,
  /** There is no room. */
  FULL;

  /** Whether the message is stored now. */
  public boolean isStored() {
    return this == ADDED || this == REPLACED;
  }
}
