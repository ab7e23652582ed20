// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.node.Input;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One life of a node as its operating system sees it: takes the inputs one after the other, urgent
 * ones first, whenever it runs and has time.
 *
 * <p>Usually an input is taken at once. While the process is paused, or still busy with the one
 * before, inputs wait, as in the inbox of a node with a thread of its own. How many wait is bounded
 * by what the node lets in: messages by what it asked for on each link, all else by its own doing.
 */
final class NodeProcess {

  private final EventQueue events;
  private final Supplier<Duration> cost;
  private final Consumer<Input> node;
  private final Queue<Input> urgent = new ArrayDeque<>();
  private final Queue<Input> ordinary = new ArrayDeque<>();
  private long busyUntilNanos;
  private int holds;
  private boolean inStep;
  private boolean awakening;

  /**
   * A process that runs.
   *
   * @param cost how long each step takes
   * @param node does the step
   */
  NodeProcess(EventQueue events, Supplier<Duration> cost, Consumer<Input> node) {
    this.events = events;
    this.cost = cost;
    this.node = node;
  }

  /** Takes an input, now or when its turn comes. */
  void put(Input input) {
    (input.isUrgent() ? urgent : ordinary).add(input);
    work();
  }

  /**
   * Stands still until the returned action runs. Who is held several times goes on after the last
   * of them.
   */
  Runnable hold() {
    holds++;
    return new Runnable() {
      private boolean released;

      @Override
      public void run() {
        if (!released) {
          released = true;
          holds--;
          work();
        }
      }
    };
  }

  /** How many inputs wait. */
  int waiting() {
    return urgent.size() + ordinary.size();
  }

  private void work() {
    while (holds == 0 && !inStep && isFree()) {
      Input next = next();
      if (next == null) {
        return;
      }
      step(next);
    }
  }

  private @Nullable Input next() {
    Input first = urgent.poll();
    return first != null ? first : ordinary.poll();
  }

  private void step(Input input) {
    inStep = true;
    busyUntilNanos = nowNanos() + cost.get().toNanos();
    try {
      node.accept(input);
    } finally {
      inStep = false;
    }
  }

  /** Who is busy looks again when it is not any more. */
  private boolean isFree() {
    long busyFor = busyUntilNanos - nowNanos();
    if (busyFor > 0 && !awakening && waiting() > 0) {
      awakening = true;
      events.plan(
          Duration.ofNanos(busyFor),
          () -> {
            awakening = false;
            work();
          });
    }
    return busyFor <= 0;
  }

  private long nowNanos() {
    return events.elapsedNanos();
  }
}
