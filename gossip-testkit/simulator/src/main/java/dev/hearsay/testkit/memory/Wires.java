// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All directions of a network between nodes that met, by name, and who is separated from whom. Used
 * under the network's lock only.
 */
final class Wires {

  private static final LinkCondition NO_WAY =
      new LinkCondition() {
        @Override
        public Access access() {
          return Access.REFUSED;
        }
      };

  private final MemoryNetwork network;
  private final Map<String, Map<String, Wire>> wires = new TreeMap<>();
  private final List<Consumer<Wire>> everywhere = new ArrayList<>();
  private final Map<String, Deque<List<Imposed>>> separations = new TreeMap<>();

  Wires(MemoryNetwork network) {
    this.network = network;
  }

  /** The direction from one node to another. */
  Wire wire(String from, String to) {
    return wires
        .computeIfAbsent(from, _ -> new TreeMap<>())
        .computeIfAbsent(to, _ -> newWire(from, to));
  }

  private Wire newWire(String from, String to) {
    Wire wire = new Wire(network, from, to);
    everywhere.forEach(climate -> climate.accept(wire));
    return wire;
  }

  /** Imposes a condition on every direction there is and will be. */
  void imposeEverywhere(Supplier<LinkCondition> conditions, Runnable acted) {
    Consumer<Wire> climate = wire -> wire.impose(conditions.get(), acted);
    everywhere.add(climate);
    wires.values().forEach(byTarget -> byTarget.values().forEach(climate));
  }

  /** Whether a signal can go that way. */
  Access access(String from, String to) {
    return find(from, to).map(Wire::access).orElse(Access.OPEN);
  }

  /** How much later a signal that goes that way comes. */
  Duration signalDelay(String from, String to) {
    return find(from, to).map(Wire::signalDelay).orElse(Duration.ZERO);
  }

  /** A direction that nobody used yet is as good as none, unless conditions hold everywhere. */
  private Optional<Wire> find(String from, String to) {
    if (!everywhere.isEmpty()) {
      return Optional.of(wire(from, to));
    }
    return Optional.ofNullable(wires.getOrDefault(from, Map.of()).get(to));
  }

  List<Traffic> traffic() {
    List<Traffic> all = new ArrayList<>();
    wires.values().forEach(byTarget -> byTarget.values().forEach(wire -> all.add(wire.traffic())));
    return all;
  }

  void separate(String one, String other) {
    separations
        .computeIfAbsent(pair(one, other), _ -> new ArrayDeque<>())
        .push(
            List.of(
                wire(one, other).impose(NO_WAY, () -> {}),
                wire(other, one).impose(NO_WAY, () -> {})));
  }

  void rejoin(String one, String other) {
    Deque<List<Imposed>> between = separations.get(pair(one, other));
    if (between != null) {
      between.pop().forEach(Imposed::lift);
      if (between.isEmpty()) {
        separations.remove(pair(one, other));
      }
    }
  }

  void rejoinAll() {
    separations
        .values()
        .forEach(between -> between.forEach(separation -> separation.forEach(Imposed::lift)));
    separations.clear();
  }

  private static String pair(String one, String other) {
    return one.compareTo(other) <= 0 ? one + '\n' + other : other + '\n' + one;
  }
}
