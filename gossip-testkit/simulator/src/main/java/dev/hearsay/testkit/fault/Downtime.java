// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which nodes are down, and for how many faults: a node comes back when the last fault that wants
 * it down has ended. Owned by one {@link World}.
 */
final class Downtime {

  private final Consumer<SimulatedNode> starter;
  private final Map<String, Integer> holds = new TreeMap<>();

  /**
   * No node is down.
   *
   * @param starter starts a node and brings it into its network
   */
  Downtime(Consumer<SimulatedNode> starter) {
    this.starter = starter;
  }

  /** A node's process dies, and stays down until the fault ends. */
  Mischief.Undo crash(SimulatedNode node) {
    node.kill();
    return hold(node);
  }

  /** A node is stopped in good order, and stays down until the fault ends. */
  Mischief.Undo stop(SimulatedNode node) {
    stopInGoodOrder(node);
    return hold(node);
  }

  private Mischief.Undo hold(SimulatedNode node) {
    holds.merge(node.name(), 1, Integer::sum);
    return () -> release(node);
  }

  private void release(SimulatedNode node) {
    if (holds.merge(node.name(), -1, Integer::sum) == 0) {
      starter.accept(node);
    }
  }

  /** Gives a node another identity: by a restart, or when it comes back if it is down. */
  void renew(SimulatedNode node, ValidatedIdentity identity) {
    boolean up = node.isRunning();
    stopInGoodOrder(node);
    node.renew(identity);
    if (up) {
      starter.accept(node);
    }
  }

  private static void stopInGoodOrder(SimulatedNode node) {
    if (node.isRunning()) {
      node.command(new Command.Stop());
      node.kill();
    }
  }
}
