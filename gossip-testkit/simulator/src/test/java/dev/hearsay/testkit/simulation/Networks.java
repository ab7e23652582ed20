// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.routing.PushSettings;
import dev.hearsay.wire.ProtobufCodec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Networks that several stories begin with. */
final class Networks {

  static final OrgId ORG1 = new OrgId("Org1MSP");
  static final OrgId ORG2 = new OrgId("Org2MSP");

  private Networks() {}

  static Simulation empty(long seed) {
    return empty(SimulationSettings.of(seed));
  }

  static Simulation empty(SimulationSettings settings) {
    return new Simulation(settings, new ProtobufCodec(), List.of(ORG1, ORG2));
  }

  /** Every time of membership and pull divided by {@code factor}. */
  static NodeSettings faster(int factor) {
    return NodeSettings.defaults().faster(factor);
  }

  /** Another push. */
  static NodeSettings pushing(PushSettings push) {
    return NodeSettings.defaults().with(push);
  }

  /** Other bounds for what is kept for embedders. */
  static NodeSettings serving(ServiceSettings service) {
    return NodeSettings.defaults().with(service);
  }

  /**
   * Starts {@code count} nodes of {@code org}, the first of which is the others' bootstrap peer.
   */
  static List<SimulatedNode> organization(Simulation simulation, OrgId org, int count) {
    String prefix = org.mspId().substring(0, 4).toLowerCase(java.util.Locale.ROOT) + "-peer";
    for (int i = 0; i < count; i++) {
      SimulatedNode node = simulation.add(prefix + i, org);
      node.start();
    }
    List<SimulatedNode> members =
        simulation.nodes().stream().filter(node -> node.org().equals(org)).toList();
    for (SimulatedNode node : members.subList(1, members.size())) {
      simulation.bootstrap(node, members.getFirst());
    }
    return members;
  }

  /** Every node meets the first peer of the other organization. */
  static void introduce(List<SimulatedNode> one, List<SimulatedNode> other, Simulation simulation) {
    one.forEach(node -> simulation.anchor(node, other.getFirst()));
    other.forEach(node -> simulation.anchor(node, one.getFirst()));
  }

  /**
   * Whether each of {@code nodes} that lives lists all other living ones as alive, and nobody else.
   */
  static boolean seeEachOther(List<SimulatedNode> nodes) {
    List<SimulatedNode> living = nodes.stream().filter(SimulatedNode::isRunning).toList();
    Set<PkiId> all = new TreeSet<>();
    living.forEach(node -> all.add(node.pkiId()));
    for (SimulatedNode node : living) {
      Set<PkiId> expected = new TreeSet<>(all);
      expected.remove(node.pkiId());
      if (!alive(node).equals(expected)) {
        return false;
      }
    }
    return true;
  }

  static Set<PkiId> alive(SimulatedNode node) {
    return ids(node.view().alive());
  }

  static Set<PkiId> dead(SimulatedNode node) {
    return ids(node.view().dead());
  }

  private static Set<PkiId> ids(List<NetworkMember> members) {
    Set<PkiId> ids = new TreeSet<>();
    members.forEach(member -> ids.add(member.pkiId()));
    return ids;
  }
}
