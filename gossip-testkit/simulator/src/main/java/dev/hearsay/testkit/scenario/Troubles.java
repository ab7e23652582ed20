// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.testkit.fault.Fault;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.fault.FaultSchedule;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** With whom something is wrong, or was until a short time ago. */
final class Troubles {

  /** A stranger's words are no reason to hold anybody for dead. */
  private static final Set<FaultKind> WORDS =
      Collections.unmodifiableSet(
          EnumSet.of(
              FaultKind.FORGED_SIGNATURES,
              FaultKind.REPLAYED_ALIVE,
              FaultKind.STALE_TIMESTAMPS,
              FaultKind.FUTURE_TIMESTAMPS,
              FaultKind.EQUIVOCATING_HEIGHTS,
              FaultKind.DIGEST_LIES,
              FaultKind.REQUEST_FLOOD,
              FaultKind.NONSENSE,
              FaultKind.ENDPOINT_PROBING,
              FaultKind.CARELESS_EMBEDDER));

  private final Simulation simulation;
  private final FaultSchedule schedule;
  private final Duration begin;
  private final Duration aftermath;

  /**
   * The troubles of a schedule.
   *
   * @param begin when the time of the schedule began
   * @param aftermath how long after its end a fault is still to be felt
   */
  Troubles(Simulation simulation, FaultSchedule schedule, Duration begin, Duration aftermath) {
    this.simulation = simulation;
    this.schedule = schedule;
    this.begin = begin;
    this.aftermath = aftermath;
  }

  boolean concern(SimulatedNode node) {
    Duration now = simulation.elapsed().minus(begin);
    return schedule.faults().stream()
        .filter(fault -> !WORDS.contains(fault.kind()))
        .anyMatch(fault -> isFelt(fault, now) && concerns(fault, node));
  }

  private boolean isFelt(Fault fault, Duration now) {
    return fault.begin().compareTo(now) <= 0 && now.compareTo(fault.end().plus(aftermath)) <= 0;
  }

  /**
   * A parted network concerns all, for many heartbeats come by way of others; a change of CA
   * concerns the whole organization.
   */
  private boolean concerns(Fault fault, SimulatedNode node) {
    return fault.concerns(node.name())
        || fault.kind().reach() != FaultKind.Reach.ONE
        || (fault.kind() == FaultKind.CA_CHANGE
            && fault.nodes().stream()
                .anyMatch(name -> simulation.node(name).org().equals(node.org())));
  }
}
