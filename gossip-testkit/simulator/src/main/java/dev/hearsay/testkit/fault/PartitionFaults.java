// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.testkit.memory.MemoryNetwork;
import java.util.Map;

/** Faults that part the network. */
final class PartitionFaults {

  private PartitionFaults() {}

  static Map<FaultKind, Mischief> all() {
    return Map.of(FaultKind.PARTITION, PartitionFaults::partition);
  }

  private static Mischief.Undo partition(World world, Fault fault) {
    MemoryNetwork network = world.simulation().network();
    for (String inside : fault.nodes()) {
      world.others(fault).forEach(outside -> network.separate(inside, outside));
    }
    world.count(FaultKind.PARTITION);
    return () -> {
      for (String inside : fault.nodes()) {
        world.others(fault).forEach(outside -> network.rejoin(inside, outside));
      }
    };
  }
}
