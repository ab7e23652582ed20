// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The nodes of a scenario by organization, and who helps whom to begin. */
final class Cast {

  private static final int BOOTSTRAP_PEERS = 2;

  private final Simulation simulation;
  private final Map<OrgId, List<SimulatedNode>> organizations = new LinkedHashMap<>();

  private Cast(Simulation simulation) {
    this.simulation = simulation;
  }

  /** The organizations' names: {@code Org1MSP} and so on. */
  static List<OrgId> orgs(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new OrgId("Org" + i + "MSP")).toList();
  }

  /** Adds all nodes, which are not started; the last ones of an organization are invisible. */
  static Cast of(ScenarioSettings.Size size, Simulation simulation) {
    Cast cast = new Cast(simulation);
    List<OrgId> orgs = orgs(size.orgs());
    for (int i = 0; i < orgs.size(); i++) {
      int count = size.nodes() / orgs.size() + (i < size.nodes() % orgs.size() ? 1 : 0);
      cast.add(orgs.get(i), "org" + (i + 1) + "-peer", count, size.invisible());
    }
    return cast;
  }

  private void add(OrgId org, String prefix, int count, int invisible) {
    List<SimulatedNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String name = prefix + i;
      nodes.add(
          i < count - invisible ? simulation.add(name, org) : simulation.addInvisible(name, org));
    }
    organizations.put(org, List.copyOf(nodes));
  }

  /** The first nodes of the first organization. */
  List<SimulatedNode> insiders(int count) {
    return organizations.values().iterator().next().stream().limit(count).toList();
  }

  /** Starts a node and tells it who its bootstrap peers are. */
  void start(SimulatedNode node) {
    node.start();
    organizations.getOrDefault(node.org(), List.of()).stream()
        .filter(other -> !other.name().equals(node.name()))
        .limit(BOOTSTRAP_PEERS)
        .forEach(other -> simulation.bootstrap(node, other));
  }

  /** Whether the first may ever see the second (discovery §9). */
  static boolean isEntitled(SimulatedNode one, SimulatedNode other) {
    return one.org().equals(other.org()) || (isVisible(one) && isVisible(other));
  }

  private static boolean isVisible(SimulatedNode node) {
    return !node.self().externalEndpoint().isNone();
  }
}
