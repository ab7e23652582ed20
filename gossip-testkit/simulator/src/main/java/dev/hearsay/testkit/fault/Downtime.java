// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which nodes are down, and for how many faults: a node comes back when the last fault that wants
 * it down has ended. Owned by one {@link World}.
 */
final class Downtime {

  /** Longer than the timers of a node that cares for messages in flight. */
  private static final Duration MOMENT = Duration.ofSeconds(4);

  private final BiConsumer<Duration, Runnable> planner;
  private final Consumer<SimulatedNode> starter;
  private final Map<String, Integer> holds = new TreeMap<>();

  /**
   * No node is down.
   *
   * @param planner lets something happen after a while
   * @param starter starts a node and brings it into its network
   */
  Downtime(BiConsumer<Duration, Runnable> planner, Consumer<SimulatedNode> starter) {
    this.planner = planner;
    this.starter = starter;
  }

  /** A node's process dies, and stays down until the fault ends. */
  Mischief.Undo crash(SimulatedNode node) {
    node.kill();
    return hold(node);
  }

  /**
   * A node is stopped in good order, and stays down until the fault ends. Its process ends a moment
   * later, so that there is time to see whether it is silent.
   */
  Mischief.Undo stop(SimulatedNode node) {
    if (node.isRunning()) {
      int life = node.lives();
      node.stop();
      planner.accept(MOMENT, () -> end(node, life));
    }
    return hold(node);
  }

  private static void end(SimulatedNode node, int life) {
    if (node.lives() == life) {
      node.kill();
    }
  }

  private Mischief.Undo hold(SimulatedNode node) {
    holds.merge(node.name(), 1, Integer::sum);
    return () -> release(node);
  }

  private void release(SimulatedNode node) {
    if (holds.merge(node.name(), -1, Integer::sum) == 0) {
      node.kill();
      starter.accept(node);
    }
  }

  /** Gives a node another identity: by a restart, or when it comes back if it is down. */
  void renew(SimulatedNode node, ValidatedIdentity identity) {
    boolean up = node.isRunning();
    if (up) {
      node.stop();
    }
    node.kill();
    node.renew(identity);
    if (up) {
      starter.accept(node);
    }
  }
}
