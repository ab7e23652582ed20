// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.message.Envelope;
import java.time.Duration;

/**
 * One copy of an envelope on its way to the other side of a link.
 *
 * @param envelope what arrives; the original itself, or another one in its place
 * @param delay what conditions have added to the usual latency so far
 * @param inOrder whether it waits for what was written before it, and what is written after waits
 *     for it, as on a stream
 */
public record Passage(Envelope envelope, Duration delay, boolean inOrder) {

  /** An envelope on which no condition has had an effect yet. */
  public static Passage of(Envelope envelope) {
    return new Passage(envelope, Duration.ZERO, true);
  }

  /** Another envelope in the place of this one, which stays as it is. */
  public Passage replacedBy(Envelope other) {
    return new Passage(other, delay, inOrder);
  }

  /** The same, {@code extra} later. */
  public Passage later(Duration extra) {
    return new Passage(envelope, delay.plus(extra), inOrder);
  }

  /** The same, waiting for nothing and holding nothing up. */
  public Passage outOfOrder() {
    return new Passage(envelope, delay, false);
  }
}
