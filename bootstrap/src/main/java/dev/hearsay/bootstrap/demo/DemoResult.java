// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.bootstrap.load.DeliveryReport;
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
 * @param formation whether and when the network formed
 * @param deliveries what became of the blocks
 * @param complete whether as many blocks were published as there were to be
 * @param cost what it took
 */
public record DemoResult(
    int nodes,
    int orgs,
    String transport,
    Formation formation,
    DeliveryReport deliveries,
    boolean complete,
    Cost cost) {

  /** Whether every node came to list every node that it is entitled to see. */
  public sealed interface Formation {
    /**
     * It did.
     *
     * @param membershipMillis counted from the start of the last node
     */
    record Complete(long membershipMillis) implements Formation {}

    /** It did not. */
    record Incomplete() implements Formation {}
  }

  /**
   * What the network took.
   *
   * @param dials connections that were attempted, by all nodes
   * @param rejections how often something was refused, by reason
   * @param rssPeakBytes the most memory that the process held; 0 where the system does not tell
   * @param idle what the formed network costs, if that was measured
   */
  public record Cost(
      long dials, Map<Rejection, Long> rejections, long rssPeakBytes, IdleCost idle) {
    /** Keeps a copy in the order of the reasons. */
    public Cost {
      Map<Rejection, Long> sorted = new EnumMap<>(Rejection.class);
      sorted.putAll(rejections);
      rejections = Collections.unmodifiableMap(sorted);
    }
  }

  /** What the process took after the network had formed. */
  public sealed interface IdleCost {
    /** Nobody measured it. */
    record Unknown() implements IdleCost {}

    /** Processor time of all threads, in seconds per minute. */
    record Measured(double cpuSecondsPerMinute) implements IdleCost {}
  }

  /**
   * Whether the demonstration met its goal: everybody came to know everybody, all blocks were
   * published, and every node was given every block exactly once.
   */
  public boolean goalMet() {
    return hasFormed() && complete && deliveries.isExact();
  }

  private boolean hasFormed() {
    return formation instanceof Formation.Complete;
  }

  /** The fields, in their order. */
  public Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("nodes", nodes);
    json.put("orgs", orgs);
    json.put("transport", transport);
    json.put("converged", hasFormed());
    json.put(
        "membershipMillis",
        switch (formation) {
          case Formation.Complete(long millis) -> millis;
          case Formation.Incomplete incomplete -> null;
        });
    json.putAll(deliveries.toJson());
    json.put("rejections", rejectionsByName());
    json.put("dials", cost.dials());
    json.put("rssPeakBytes", cost.rssPeakBytes());
    if (cost.idle() instanceof IdleCost.Measured(double seconds)) {
      json.put("idleCpuSecondsPerMinute", seconds);
    }
    return json;
  }

  private Map<String, Long> rejectionsByName() {
    Map<String, Long> byName = new LinkedHashMap<>();
    cost.rejections().forEach((reason, count) -> byName.put(reason.name(), count));
    return byName;
  }
}
