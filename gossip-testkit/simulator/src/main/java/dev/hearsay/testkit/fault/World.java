// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What faults have their hands on. Owned by one {@link FaultInjector}. */
final class World {

  private final Simulation simulation;
  private final Operator operator;
  private final Downtime downtime = new Downtime(this::plan, this::start);
  private final Configurations configurations;
  private final Enrolment enrolment;
  private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);

  World(Simulation simulation, Operator operator) {
    this.simulation = simulation;
    this.operator = operator;
    this.configurations = new Configurations(simulation);
    this.enrolment = new Enrolment(simulation);
  }

  private void start(SimulatedNode node) {
    operator.start(node);
    configurations.tell(node);
  }

  Simulation simulation() {
    return simulation;
  }

  /** Which nodes are down, and what it takes to bring them back. */
  Downtime downtime() {
    return downtime;
  }

  /** The channels as faults have changed them. */
  Configurations configurations() {
    return configurations;
  }

  /** New identities. */
  Enrolment enrolment() {
    return enrolment;
  }

  /** Lets something happen after a while. */
  void plan(Duration delay, Runnable action) {
    simulation.plan(delay, action);
  }

  SimulatedNode node(String name) {
    return simulation.node(name);
  }

  /** The first of the nodes concerned. */
  SimulatedNode victim(Fault fault) {
    return node(fault.nodes().getFirst());
  }

  /** The names of all nodes that a fault does not name. */
  List<String> others(Fault fault) {
    return simulation.nodes().stream()
        .map(SimulatedNode::name)
        .filter(name -> !fault.concerns(name))
        .toList();
  }

  /** Chance for one fault. */
  Randomness chance(Fault fault) {
    return simulation.chanceOf("fault " + fault);
  }

  /** Something of this kind has truly happened. */
  void count(FaultKind kind) {
    count(kind, 1);
  }

  /** Something of this kind has truly happened, maybe several times or not at all. */
  void count(FaultKind kind, long times) {
    if (times > 0) {
      counts.merge(kind, times, Long::sum);
    }
  }

  Map<FaultKind, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }
}
