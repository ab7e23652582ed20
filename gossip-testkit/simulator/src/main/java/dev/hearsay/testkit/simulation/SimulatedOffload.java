// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.port.Offload;
import dev.hearsay.domain.port.Randomness;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Slow work under virtual time: each job is done at once, its answer comes after a while chosen by
 * chance. Answers of one lane keep their order, those of different lanes overtake each other.
 *
 * @param <A> the inputs that come back
 */
public final class SimulatedOffload<A> implements Offload<A> {

  private final EventQueue events;
  private final Randomness randomness;
  private final Duration longest;
  private final Consumer<? super A> inbox;
  private final Map<Object, Long> busyUntilNanos = new LinkedHashMap<>();

  /** An offload whose answers take up to {@code longest}. */
  public SimulatedOffload(
      EventQueue events, Randomness randomness, Duration longest, Consumer<? super A> inbox) {
    this.events = events;
    this.randomness = randomness;
    this.longest = longest;
    this.inbox = inbox;
  }

  @Override
  public void submit(Object lane, Supplier<? extends A> job) {
    long now = events.elapsedNanos();
    if (busyUntilNanos.size() > 256) {
      busyUntilNanos.values().removeIf(until -> until <= now);
    }
    long free = Math.max(now, busyUntilNanos.getOrDefault(lane, now));
    long done = free + 1 + Math.floorMod(randomness.nextLong(), Math.max(1, longest.toNanos()));
    busyUntilNanos.put(lane, done);
    A answer = job.get();
    events.planNanos(done - now, () -> inbox.accept(answer));
  }
}
