// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.domain.message.Rejection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a demonstration, for machines. Field names are a promise to scripts: they stay.
 *
 * @param nodes how many nodes there were
 * @param orgs how many organizations
 * @param transport the name of the transport
 * @param membershipMillis from the start of the last node until every node listed every node that
 *     it is entitled to see; null if that never happened
 * @param blocks what became of the blocks
 * @param rejections how often something was refused, by reason
 */
public record DemoResult(
    int nodes,
    int orgs,
    String transport,
    boolean converged,
    long membershipMillis,
    Blocks blocks,
    Map<Rejection, Long> rejections) {

  /** Keeps a copy in the order of the reasons. */
  public DemoResult {
    Map<Rejection, Long> sorted = new EnumMap<>(Rejection.class);
    sorted.putAll(rejections);
    rejections = Collections.unmodifiableMap(sorted);
  }

  /**
   * What became of the blocks.
   *
   * @param published by each publisher
   * @param deliveries to nodes that are not publishers
   * @param expectedDeliveries blocks times such nodes
   * @param duplicateDeliveries of a block that a node had already
   * @param pulledDeliveries that came by pull
   * @param latencyMillis from publication to delivery
   * @param pushLatencyMillis the same, of what came by push
   */
  public record Blocks(
      long published,
      long deliveries,
      long expectedDeliveries,
      long duplicateDeliveries,
      long pulledDeliveries,
      Percentiles latencyMillis,
      Percentiles pushLatencyMillis) {
    /** No block was published. */
    public static final Blocks NONE = new Blocks(0, 0, 0, 0, 0, Percentiles.NONE, Percentiles.NONE);

    boolean allDelivered() {
      return deliveries == expectedDeliveries;
    }
  }

  /** Whether the demonstration met its goal: everybody knows everybody and has every block. */
  public boolean goalMet() {
    return converged && blocks.allDelivered();
  }

  /**
   * The fields, in their order; {@code membershipMillis} is null if the network did not converge.
   */
  public Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("nodes", nodes);
    json.put("orgs", orgs);
    json.put("transport", transport);
    json.put("converged", converged);
    json.put("membershipMillis", converged ? membershipMillis : null);
    json.put("blocksPublished", blocks.published());
    json.put("deliveries", blocks.deliveries());
    json.put("expectedDeliveries", blocks.expectedDeliveries());
    json.put("duplicateDeliveries", blocks.duplicateDeliveries());
    json.put("pulledDeliveries", blocks.pulledDeliveries());
    json.put("latencyMillis", blocks.latencyMillis().toJson());
    json.put("pushLatencyMillis", blocks.pushLatencyMillis().toJson());
    json.put("rejections", rejectionsByName());
    return json;
  }

  private Map<String, Long> rejectionsByName() {
    Map<String, Long> byName = new LinkedHashMap<>();
    rejections.forEach((reason, count) -> byName.put(reason.name(), count));
    return byName;
  }
}
