// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.message.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * Remembers some envelopes that were looked through and found innocent. The same object is sent to
 * many, so most need to be looked through once; what is forgotten is looked through again.
 */
final class Innocent {

  private static final int SLOTS = 1 << 12;

  /** What is larger goes to one receiver, and is not worth the memory. */
  private static final int LARGEST = 4_096;

  private final @Nullable Envelope[] slots = new Envelope[SLOTS];

  @SuppressWarnings("ReferenceEquality") // the very same object, not an equal one
  boolean contains(Envelope envelope) {
    return slots[slot(envelope)] == envelope;
  }

  void add(Envelope envelope) {
    if (envelope.weight() <= LARGEST) {
      slots[slot(envelope)] = envelope;
    }
  }

  private static int slot(Envelope envelope) {
    return System.identityHashCode(envelope) & (SLOTS - 1);
  }
}
