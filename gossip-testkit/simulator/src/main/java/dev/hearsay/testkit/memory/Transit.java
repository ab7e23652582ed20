// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import java.time.Duration;

/**
 * Something on its way through the network, as far as latency and bandwidth may depend on it.
 *
 * @param from the name of the node that it leaves
 * @param to the name of the node that it reaches; the dialled text where nobody serves; {@code
 *     from} itself for what a transport tells its own node
 * @param bytes the weight of an envelope; 0 for what only controls a link
 * @param delay what the conditions on its way add to any latency
 */
public record Transit(String from, String to, int bytes, Duration delay) {

  /** Under no condition. */
  public Transit(String from, String to, int bytes) {
    this(from, to, bytes, Duration.ZERO);
  }

  /** Whether this never leaves its node. */
  public boolean isLocal() {
    return from.equals(to);
  }
}
