// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What faults have their hands on. Owned by one {@link FaultInjector}. */
final class World {

  private final Simulation simulation;
  private final Operator operator;
  private final Map<FaultKind, Long> counts = new EnumMap<>(FaultKind.class);

  World(Simulation simulation, Operator operator) {
    this.simulation = simulation;
    this.operator = operator;
  }

  Simulation simulation() {
    return simulation;
  }

  Operator operator() {
    return operator;
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
