// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.Map;

/** Faults of nodes and of their clocks. */
final class NodeFaults {

  private NodeFaults() {}

  static Map<FaultKind, Mischief> all() {
    return Map.of(FaultKind.CRASH, NodeFaults::crash);
  }

  private static Mischief.Undo crash(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    if (!victim.isRunning()) {
      return () -> {};
    }
    victim.kill();
    world.count(FaultKind.CRASH);
    return () -> world.operator().start(victim);
  }
}
