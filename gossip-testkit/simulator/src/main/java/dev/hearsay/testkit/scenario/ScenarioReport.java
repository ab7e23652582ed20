// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.fault.FaultSchedule;
import dev.hearsay.testkit.invariant.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What happened in a scenario.
 *
 * @param settings the story that was told
 * @param schedule what was to go wrong
 * @param run how long it was, and its fingerprint
 * @param violations what must not have happened, at most {@link
 *     dev.hearsay.testkit.invariant.Invariants#MAX_VIOLATIONS}
 * @param members how members found each other
 * @param spread how blocks spread
 * @param counts what was counted
 */
public record ScenarioReport(
    ScenarioSettings settings,
    FaultSchedule schedule,
    Run run,
    List<Violation> violations,
    Members members,
    Blocks spread,
    Counts counts) {

  /** Keeps an unmodifiable copy. */
  public ScenarioReport {
    violations = List.copyOf(violations);
  }

  /**
   * How long a run was.
   *
   * @param simulated how much virtual time passed
   * @param events how many events happened
   * @param traceHash the fingerprint of all inputs of all nodes
   */
  public record Run(Duration simulated, long events, String traceHash) {}

  /**
   * How members found each other.
   *
   * @param formed from the start until each saw all that it is entitled to see
   * @param healed from the end of the last fault until all was well again; zero without faults
   * @param falseDeaths how often a node was declared dead while nothing was wrong
   */
  public record Members(Duration formed, Duration healed, long falseDeaths) {}

  /**
   * How blocks spread.
   *
   * @param latency from the publication in an organization to each delivery in it
   * @param lastNode from the publication until the last node of the organization had the block
   * @param latencies each of them, in the order of deliveries
   * @param copiesPerBlock how many copies of a block travelled in an organization
   */
  public record Blocks(
      Percentiles latency, Percentiles lastNode, List<Duration> latencies, double copiesPerBlock) {
    /** Keeps an unmodifiable copy. */
    public Blocks {
      latencies = List.copyOf(latencies);
    }
  }

  /**
   * What was counted.
   *
   * @param bytesSent what was written to links
   * @param faultsInjected how often each kind of fault truly did something
   * @param rejections how often each refusal occurred
   */
  public record Counts(
      long bytesSent, Map<FaultKind, Long> faultsInjected, Map<Rejection, Long> rejections) {}
}
