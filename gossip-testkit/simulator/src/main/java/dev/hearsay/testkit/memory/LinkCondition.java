// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import java.time.Duration;
import java.util.List;

/**
 * What happens to all that goes from one node to another, on all their links.
 *
 * <p>Conditions are imposed by {@link MemoryNetwork#impose}. Several on one direction add up: each
 * sees what those before it let through, in the order in which they were imposed. An instance
 * belongs to one direction and may keep state, such as a stream of randomness. It is called under
 * the network's lock, once for each thing that passes, in the order of writing.
 */
public interface LinkCondition {

  /**
   * The copies of an envelope that go on; none if it is lost. Handshakes are envelopes like others.
   * The sender hears nothing of it: its window is relieved as if the original had been read.
   */
  default List<Passage> pass(Passage passage) {
    return List.of(passage);
  }

  /**
   * What becomes of the link to which an envelope is written. Asked once for each envelope, before
   * {@link #pass}.
   */
  default LinkBreak breaks() {
    return LinkBreak.NONE;
  }

  /** How much later than usual comes what is no envelope: dials, their answers, ends, pings. */
  default Duration signalDelay() {
    return Duration.ZERO;
  }

  /** Whether there is a way at all for what is no envelope. */
  default Access access() {
    return Access.OPEN;
  }
}
