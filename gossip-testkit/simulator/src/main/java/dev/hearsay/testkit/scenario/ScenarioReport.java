// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
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
   * @param hasFormed whether each came to see all that it is entitled to see
   * @param formed how long that took, or was waited for, from the start; then the time of the
   *     schedule began
   * @param healed from the end of the last fault until all was well again; zero without faults
   * @param falseDeaths how often a node was declared dead while nothing was wrong
   * @param course who held whom for alive from the start to the end; about a thousand moments
   */
  public record Members(
      boolean hasFormed, Duration formed, Duration healed, long falseDeaths, List<Moment> course) {
    /** Keeps an unmodifiable copy. */
    public Members {
      course = List.copyOf(course);
    }
  }

  /**
   * Who held whom for alive, from one moment to the next.
   *
   * @param at since the start
   * @param known how many pairs of a living observer and a living node that it holds for alive
   * @param entitled how many such pairs there were to be
   */
  public record Moment(Duration at, int known, int entitled) {}

  /**
   * How blocks spread.
   *
   * @param latency from the publication in an organization to the first delivery at each of its
   *     nodes
   * @param lastNode from the publication until the last node of the organization had the block, of
   *     those blocks that came everywhere
   * @param latencies each of them, in the order of deliveries
   * @param copiesPerBlock how many copies of a block travelled in an organization
   * @param waves each block in each organization, in the order of publication
   */
  public record Blocks(
      Percentiles latency,
      Percentiles lastNode,
      List<Duration> latencies,
      double copiesPerBlock,
      List<Wave> waves) {
    /** Keeps unmodifiable copies. */
    public Blocks {
      latencies = List.copyOf(latencies);
      waves = List.copyOf(waves);
    }
  }

  /**
   * How one block spread in one organization.
   *
   * @param channel its channel
   * @param org the organization
   * @param number its number
   * @param published when, since the start
   * @param arrivals how long after that each other node first had it, the fastest first
   * @param others how many other nodes there are in the channel
   */
  public record Wave(
      ChannelId channel,
      OrgId org,
      long number,
      Duration published,
      List<Duration> arrivals,
      int others) {
    /** Keeps an unmodifiable copy. */
    public Wave {
      arrivals = List.copyOf(arrivals);
    }

    /** Whether the block came to every node. */
    public boolean isComplete() {
      return arrivals.size() == others;
    }
  }

  /**
   * What was counted.
   *
   * @param bytesSent what was written to links
   * @param messagesLost how many messages vanished on links that are lossy throughout; those that
   *     fell to faults are not among them
   * @param faultsInjected how often each kind of fault truly did something
   * @param rejections how often each refusal occurred
   */
  public record Counts(
      long bytesSent,
      long messagesLost,
      Map<FaultKind, Long> faultsInjected,
      Map<Rejection, Long> rejections) {}
}
