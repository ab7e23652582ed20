// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

/**
 * Something on its way through the network, as far as latency and bandwidth may depend on it.
 *
 * @param from the name of the node that it leaves
 * @param to the name of the node that it reaches; the dialled text where nobody serves; {@code
 *     from} itself for what a transport tells its own node
 * @param bytes the weight of an envelope; 0 for what only controls a link
 */
public record Transit(String from, String to, int bytes) {

  /** Whether this never leaves its node. */
  public boolean isLocal() {
    return from.equals(to);
  }
}
