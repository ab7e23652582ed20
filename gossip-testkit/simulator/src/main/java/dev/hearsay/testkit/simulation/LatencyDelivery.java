// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.memory.Delivery;
import dev.hearsay.testkit.memory.Transit;
import java.time.Duration;

/** Brings what nodes do to each other after a latency chosen by chance, in virtual time. */
final class LatencyDelivery implements Delivery {

  private final EventQueue events;
  private final Randomness randomness;
  private final Duration shortest;
  private final long spreadNanos;

  LatencyDelivery(EventQueue events, Randomness randomness, SimulationSettings settings) {
    this.events = events;
    this.randomness = randomness;
    this.shortest = settings.shortestLatency();
    this.spreadNanos = settings.longestLatency().minus(shortest).toNanos();
  }

  @Override
  public void deliver(Transit transit, Runnable action) {
    if (transit.isLocal()) {
      events.plan(transit.delay(), action);
    } else {
      long extra = Math.floorMod(randomness.nextLong(), spreadNanos + 1);
      events.plan(shortest.plusNanos(extra).plus(transit.delay()), action);
    }
  }
}
