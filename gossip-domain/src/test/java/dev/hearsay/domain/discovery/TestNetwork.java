// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Several nodes' discoveries under one virtual time, with a delay on every way. */
final class TestNetwork {

  static final Duration DELAY = Duration.ofMillis(2);

  final VirtualTime time = new VirtualTime();
  final FakeCodec codec = new FakeCodec();
  final DiscoverySettings settings;
  private final Map<PkiId, TestNode> nodes = new LinkedHashMap<>();
  private final Set<PkiId> island = new HashSet<>();
  long messages;
  long bytesOfSecretsAbroad;

  TestNetwork(DiscoverySettings settings) {
    this.settings = settings;
  }

  /** A node that is started and goes for {@code seeds}. */
  TestNode start(OrgId org, String name, Seed... seeds) {
    return start(TestPeer.in(org, name), TestPeer.in(org, name).external(), seeds);
  }

  TestNode start(TestPeer peer, Endpoint external, Seed... seeds) {
    TestNode node = new TestNode(this, peer, external);
    nodes.put(peer.pkiId(), node);
    node.discovery().start(time.now());
    for (Seed seed : seeds) {
      node.discovery().connect(seed, time.now());
    }
    return node;
  }

  void kill(TestNode node) {
    node.discovery().stop(time.now());
    nodes.remove(node.peer().pkiId());
  }

  /** Cuts these nodes from all others. */
  void cutOff(List<TestNode> some) {
    some.forEach(node -> island.add(node.peer().pkiId()));
  }

  void heal() {
    island.clear();
  }

  List<TestNode> nodes() {
    return new ArrayList<>(nodes.values());
  }

  Optional<TestNode> reach(TestNode from, PkiId to) {
    return Optional.ofNullable(nodes.get(to)).filter(node -> connected(from, node));
  }

  Optional<TestNode> reach(TestNode from, Endpoint to) {
    return nodes().stream()
        .filter(node -> node.peer().internal().equals(to) || node.peer().external().equals(to))
        .filter(node -> connected(from, node))
        .findFirst();
  }

  private boolean connected(TestNode from, TestNode to) {
    return island.contains(from.peer().pkiId()) == island.contains(to.peer().pkiId());
  }

  void later(Runnable action) {
    messages++;
    time.schedule(DELAY, action);
  }

  void advanceSeconds(long seconds) {
    time.advance(Duration.ofSeconds(seconds));
  }

  /** Whether each of {@code some} sees the others, and only them, as alive. */
  static boolean seeEachOther(List<TestNode> some) {
    return some.stream()
        .allMatch(node ->
            node.discovery().alive().size() == some.size() - 1
                && some.stream().filter(other -> other != node).allMatch(node::sees));
  }

  /** The time until {@code condition} holds; an error after {@code limit}. */
  Duration until(BooleanSupplier condition, Duration limit) {
    Duration passed = Duration.ZERO;
    while (!condition.getAsBoolean()) {
      if (passed.compareTo(limit) >= 0) {
        throw new AssertionError("not within " + limit);
      }
      time.advance(Duration.ofMillis(10));
      passed = passed.plusMillis(10);
    }
    return passed;
  }
}
