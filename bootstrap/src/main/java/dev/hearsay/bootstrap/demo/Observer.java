// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.application.node.NodeView;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Blocks;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Node;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Sight;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Traffic;
import dev.hearsay.bootstrap.network.LocalNetwork;
import dev.hearsay.bootstrap.network.LocalNode;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.PkiId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Looks at all nodes of a network from time to time. Belongs to one thread. */
final class Observer {
  private final LocalNetwork network;
  private final List<LocalNode> nodes;
  private final long startNanos;
  private final Map<String, Rate> rates = new HashMap<>();

  Observer(LocalNetwork network, long startNanos) {
    this.network = network;
    this.nodes = network.nodes();
    this.startNanos = startNanos;
  }

  DemoSnapshot look(long nowNanos) {
    return new DemoSnapshot(
        Duration.ofNanos(nowNanos - startNanos),
        nodes.stream().map(node -> look(node, nowNanos)).toList());
  }

  private Node look(LocalNode node, long nowNanos) {
    Rate rate = rates.computeIfAbsent(node.seat().name(), name -> new Rate());
    return new Node(
        node.seat().name(),
        node.seat().org().mspId(),
        node.isRunning(),
        Duration.ofNanos(node.uptimeNanos()),
        sights(node),
        new Traffic(
            node.view().map(NodeView::links).orElse(0),
            rate.perSecond(node.tally().messages(), nowNanos)),
        blocks(node));
  }

  private Blocks blocks(LocalNode node) {
    OptionalDouble newest = network.deliveries().newestMillis(node.seat().name());
    return new Blocks(node.height(), newest.orElse(Double.NaN));
  }

  private List<Sight> sights(LocalNode observer) {
    Set<PkiId> alive = new HashSet<>();
    Set<PkiId> dead = new HashSet<>();
    observer
        .view()
        .ifPresent(view -> {
          view.alive().stream().map(NetworkMember::pkiId).forEach(alive::add);
          view.dead().stream().map(NetworkMember::pkiId).forEach(dead::add);
        });
    return nodes.stream().map(subject -> sight(observer, subject, alive, dead)).toList();
  }

  private static Sight sight(
      LocalNode observer, LocalNode subject, Set<PkiId> alive, Set<PkiId> dead) {
    if (subject == observer) {
      return Sight.SELF;
    }
    if (alive.contains(subject.pkiId())) {
      return Sight.ALIVE;
    }
    return dead.contains(subject.pkiId()) ? Sight.DEAD : Sight.UNKNOWN;
  }
}
