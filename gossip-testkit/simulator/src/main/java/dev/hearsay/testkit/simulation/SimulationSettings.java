// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.NodeSettings;
import java.time.Duration;

/**
 * The conditions under which simulated nodes live.
 *
 * @param seed everything that happens by chance follows from it
 * @param shortestLatency how long anything takes from one node to another at least
 * @param longestLatency and at most; each transit draws its own
 * @param longestOffload how long slow work takes at most
 * @param node the settings of every node
 */
public record SimulationSettings(
    long seed,
    Duration shortestLatency,
    Duration longestLatency,
    Duration longestOffload,
    NodeSettings node) {

  /** Checks the order of the latencies. */
  public SimulationSettings {
    if (shortestLatency.isNegative() || longestLatency.compareTo(shortestLatency) < 0) {
      throw new IllegalArgumentException(
          "latency from " + shortestLatency + " to " + longestLatency + " is no range");
    }
  }

  /** Fabric's defaults on a network of 1 to 5 ms. */
  public static SimulationSettings of(long seed) {
    return new SimulationSettings(
        seed,
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(1),
        NodeSettings.defaults());
  }

  /** The same conditions with other settings of the nodes. */
  public SimulationSettings withNode(NodeSettings other) {
    return new SimulationSettings(seed, shortestLatency, longestLatency, longestOffload, other);
  }
}
