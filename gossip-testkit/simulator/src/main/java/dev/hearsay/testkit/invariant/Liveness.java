// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.domain.channel.ChannelPeer;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be well again within {@link #bound} after the last fault: each node sees all living
 * nodes that it is entitled to see and nobody else; every block that is owed is there; and each
 * knows the ledger heights of the others.
 */
public final class Liveness {

  private final Simulation simulation;
  private final Ground ground;
  private final BlocksOwed owed;

  /** What must be well in a simulation. */
  public Liveness(Simulation simulation, Ground ground, BlocksOwed owed) {
    this.simulation = simulation;
    this.ground = ground;
    this.owed = owed;
  }

  /**
   * How long it may take after the last fault until all is well: one expiration to notice that
   * somebody is not there, two reconnections to find each other, four rounds of membership, state
   * infos and block pull each to learn of what was missed.
   */
  public static Duration bound(NodeSettings settings) {
    DiscoverySettings discovery = settings.discovery();
    return discovery
        .aliveExpirationTimeout()
        .plus(discovery.reconnectInterval().multipliedBy(2))
        .plus(discovery.pullInterval().multipliedBy(4))
        .plus(settings.channels().requestStateInfoInterval().multipliedBy(4))
        .plus(settings.channels().blocks().pull().pullInterval().multipliedBy(4));
  }

  /** What is not well at this moment, one for each node at the most; empty if all is. */
  public List<Complaint> complaints() {
    List<Complaint> complaints = new ArrayList<>();
    Map<PkiId, SimulatedNode> living = new LinkedHashMap<>();
    for (SimulatedNode node : simulation.nodes()) {
      if (node.isRunning()) {
        living.put(node.pkiId(), node);
      } else {
        complaints.add(new Complaint("every node runs again", node.name(), "it does not run"));
      }
    }
    for (SimulatedNode node : living.values()) {
      members(node, living, complaints);
      ground.channels().forEach(channel -> channel(channel, node, living, complaints));
    }
    return complaints;
  }

  /**
   * Something that is not well.
   *
   * @param rule what was to be
   * @param node where it is not
   * @param detail what is instead
   */
  public record Complaint(String rule, String node, String detail) {}

  private void members(
      SimulatedNode node, Map<PkiId, SimulatedNode> living, List<Complaint> complaints) {
    Set<String> expected = new TreeSet<>();
    living.values().stream()
        .filter(other -> !other.equals(node) && ground.isEntitled(node, other))
        .forEach(other -> expected.add(other.name()));
    Set<String> seen = new TreeSet<>();
    node.view().alive().forEach(member -> seen.add(nameOf(member.pkiId(), living)));
    if (!seen.equals(expected)) {
      complaints.add(
          new Complaint("membership converges", node.name(), "sees " + seen + ", not " + expected));
    }
  }

  private static String nameOf(PkiId peer, Map<PkiId, SimulatedNode> living) {
    SimulatedNode node = living.get(peer);
    return node == null ? peer.toString() : node.name();
  }

  private void channel(
      ChannelId channel,
      SimulatedNode node,
      Map<PkiId, SimulatedNode> living,
      List<Complaint> complaints) {
    if (!ground.isMember(channel, node.name())) {
      return;
    }
    List<Long> missing = owed.missing(channel, node);
    if (!missing.isEmpty()) {
      complaints.add(
          new Complaint("every block that is owed is there", node.name(), "lacks " + missing));
    }
    node.view()
        .channel(channel)
        .ifPresent(
            view -> view.peers().forEach(peer -> height(channel, node, peer, living, complaints)));
  }

  private void height(
      ChannelId channel,
      SimulatedNode node,
      ChannelPeer peer,
      Map<PkiId, SimulatedNode> living,
      List<Complaint> complaints) {
    SimulatedNode other = living.get(peer.member().pkiId());
    long stated = peer.properties().ledgerHeight();
    if (other != null
        && ground.isMember(channel, other.name())
        && ground.height(channel, other) != stated) {
      complaints.add(
          new Complaint(
              "heights agree",
              node.name(),
              "holds that " + other.name() + " has height " + stated));
    }
  }
}
