// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Decides when what one node does reaches another.
 *
 * <p>Each action must run exactly once, on any thread, and never inside another action. It may run
 * at any time and in any order: one link keeps its order whatever happens here. An action that is
 * held back is a network that is silent; an action that never runs is one that stays silent for
 * ever. Called by one thread at a time.
 */
@FunctionalInterface
public interface Delivery {

  /** Runs {@code action} when {@code transit} arrives. */
  void deliver(Transit transit, Runnable action);

  /**
   * No latency: everything that follows from a call has happened when the call returns, on the
   * caller's thread. An action caused by another one runs after it, not within it.
   */
  static Delivery immediate() {
    return new Immediate();
  }

  /** Runs actions in the order in which they were caused. */
  final class Immediate implements Delivery {

    private final Queue<Runnable> pending = new ArrayDeque<>();
    private boolean running;

    private Immediate() {}

    @Override
    public void deliver(Transit transit, Runnable action) {
      pending.add(action);
      if (!running) {
        runAll();
      }
    }

    private void runAll() {
      running = true;
      try {
        for (Runnable next = pending.poll(); next != null; next = pending.poll()) {
          next.run();
        }
      } finally {
        running = false;
      }
    }
  }
}
