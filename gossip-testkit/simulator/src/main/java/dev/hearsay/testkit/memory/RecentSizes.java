// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.message.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of some envelopes that were written lately: the same object is written to many, and to
 * measure it is to look at all its parts. What is forgotten is measured again.
 */
final class RecentSizes {

  private static final int SLOTS = 1 << 12;

  /** What is larger goes to one receiver, and is not worth the memory. */
  private static final int LARGEST = 4_096;

  private final @Nullable Envelope[] envelopes = new Envelope[SLOTS];
  private final int[] sizes = new int[SLOTS];

  /** The bytes of {@code envelope} on a connection, see {@link WireSize}. */
  @SuppressWarnings("ReferenceEquality") // the very same object, not an equal one
  int of(Envelope envelope) {
    if (envelope.weight() > LARGEST) {
      return WireSize.of(envelope);
    }
    int slot = System.identityHashCode(envelope) & (SLOTS - 1);
    if (envelopes[slot] != envelope) {
      envelopes[slot] = envelope;
      sizes[slot] = WireSize.of(envelope);
    }
    return sizes[slot];
  }
}
