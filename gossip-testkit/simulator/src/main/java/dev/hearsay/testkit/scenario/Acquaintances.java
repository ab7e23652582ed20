// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who knows whom at one moment.
 *
 * @param nodes all nodes, those of one organization together
 * @param rows for each node, in the same order, what it holds of each node
 */
public record Acquaintances(List<Node> nodes, List<List<Standing>> rows) {

  /**
   * Somebody who knows and is known.
   *
   * @param name its name
   * @param org its organization
   * @param running whether it lives; who does not, knows nobody
   */
  public record Node(String name, OrgId org, boolean running) {}

  /** What one node holds of another. */
  public enum Standing {
    /** It is the same node. */
    SELF,
    /** Alive, and there is a link between them. */
    LINKED,
    /** Alive. */
    ALIVE,
    /** Dead. */
    DEAD,
    /** Nothing, though it may know. */
    UNKNOWN,
    /** Nothing, as it should be: it may not know. */
    HIDDEN
  }

  /** Keeps unmodifiable copies. */
  public Acquaintances {
    nodes = List.copyOf(nodes);
    rows = List.copyOf(rows);
  }

  static Acquaintances in(Simulation simulation) {
    List<SimulatedNode> all = simulation.nodes();
    List<List<Standing>> rows = new ArrayList<>();
    all.forEach(observer -> rows.add(row(simulation, observer, all)));
    return new Acquaintances(
        all.stream().map(node -> new Node(node.name(), node.org(), node.isRunning())).toList(),
        rows);
  }

  private static List<Standing> row(
      Simulation simulation, SimulatedNode observer, List<SimulatedNode> all) {
    Set<String> linked = simulation.network().neighbours(observer.name());
    Map<PkiId, Standing> held = held(observer);
    List<Standing> row = new ArrayList<>();
    for (SimulatedNode other : all) {
      Standing standing = standing(observer, other, held);
      boolean isLinked = standing == Standing.ALIVE && linked.contains(other.name());
      row.add(isLinked ? Standing.LINKED : standing);
    }
    return List.copyOf(row);
  }

  private static Map<PkiId, Standing> held(SimulatedNode observer) {
    Map<PkiId, Standing> held = new LinkedHashMap<>();
    if (observer.isRunning()) {
      observer.view().dead().forEach(member -> held.put(member.pkiId(), Standing.DEAD));
      observer.view().alive().forEach(member -> held.put(member.pkiId(), Standing.ALIVE));
    }
    return held;
  }

  private static Standing standing(
      SimulatedNode observer, SimulatedNode other, Map<PkiId, Standing> held) {
    if (observer.equals(other)) {
      return Standing.SELF;
    }
    Standing otherwise = Cast.isEntitled(observer, other) ? Standing.UNKNOWN : Standing.HIDDEN;
    return held.getOrDefault(other.pkiId(), otherwise);
  }
}
