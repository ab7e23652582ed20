// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.testkit.condition.Silence;
import dev.hearsay.testkit.memory.MemoryNetwork;
import java.util.List;
import java.util.Map;

/** Faults that part the network. */
final class PartitionFaults {

  private PartitionFaults() {}

  static Map<FaultKind, Mischief> all() {
    return Map.of(
        FaultKind.PARTITION,
        (world, fault) -> part(world, fault, fault.nodes()),
        FaultKind.ONE_WAY_PARTITION,
        (world, fault) -> new Grip(world, fault).onWhatIsSentToThem(_ -> new Silence()),
        FaultKind.BRIDGE_PARTITION,
        (world, fault) -> part(world, fault, fault.nodes().subList(1, fault.nodes().size())));
  }

  /** Parts {@code inside} from all that the fault does not concern. Counts the links that break. */
  private static Mischief.Undo part(World world, Fault fault, List<String> inside) {
    MemoryNetwork network = world.simulation().network();
    List<String> outside = world.others(fault);
    for (String one : inside) {
      outside.forEach(other -> world.count(fault.kind(), network.separate(one, other)));
    }
    return () -> inside.forEach(one -> outside.forEach(other -> network.rejoin(one, other)));
  }
}
