// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Witness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who holds whom for alive, kept up to date by events, so that it can be asked at any moment. */
final class Membership implements Witness {

  private final Map<String, Set<PkiId>> alive = new LinkedHashMap<>();
  private int pairs;

  /** How many pairs of an observer and a member that it holds for alive there are. */
  int pairs() {
    return pairs;
  }

  @Override
  public void started(SimulatedNode node) {
    alive.put(node.name(), new TreeSet<>());
  }

  @Override
  public void stopped(SimulatedNode node) {
    Set<PkiId> known = alive.remove(node.name());
    pairs -= known == null ? 0 : known.size();
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    Set<PkiId> known = alive.get(node.name());
    if (known == null) {
      return;
    }
    if (event instanceof GossipEvent.MemberAlive(var peer, var _, var _)) {
      pairs += known.add(peer) ? 1 : 0;
    } else if (event instanceof GossipEvent.MemberDead(var peer, var _, var _)) {
      pairs -= known.remove(peer) ? 1 : 0;
    } else if (event instanceof GossipEvent.MemberForgotten(var peer, var _)) {
      pairs -= known.remove(peer) ? 1 : 0;
    }
  }
}
