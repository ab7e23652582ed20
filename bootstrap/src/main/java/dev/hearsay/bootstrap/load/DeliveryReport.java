// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the blocks.
 *
 * @param published how many different blocks there were
 * @param expected how many deliveries there should be: each block to each node of an organization
 *     that published it, the publisher apart
 * @param deliveries how many of them there were
 * @param duplicates how often a block was delivered again
 * @param pulled how many of the deliveries came by pull
 * @param latencies how long they took
 */
public record DeliveryReport(
    long published,
    long expected,
    long deliveries,
    long duplicates,
    long pulled,
    Latencies latencies) {

  /**
   * How long blocks took from their publication in the node's organization.
   *
   * @param all each delivery
   * @param pushed each delivery by push
   * @param lastNode each block that came everywhere: to its last node
   * @param lastNodePushOnly the same, of blocks that push alone brought everywhere
   */
  public record Latencies(
      Percentiles all, Percentiles pushed, Percentiles lastNode, Percentiles lastNodePushOnly) {}

  /** Whether every node was given every block exactly once. */
  public boolean isExact() {
    return deliveries == expected && duplicates == 0;
  }

  /** The fields for machines, in their order. */
  public Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("blocksPublished", published);
    json.put("deliveries", deliveries);
    json.put("expectedDeliveries", expected);
    json.put("duplicateDeliveries", duplicates);
    json.put("pulledDeliveries", pulled);
    json.put("latencyMillis", latencies.all().toJson());
    json.put("pushLatencyMillis", latencies.pushed().toJson());
    return json;
  }
}
