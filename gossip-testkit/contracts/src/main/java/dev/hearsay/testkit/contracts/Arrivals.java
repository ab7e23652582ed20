// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where a port's answers arrive, from any thread and in order. Whoever waits for one lets virtual
 * time pass if the adapter has it, and else waits until real time brings it.
 */
final class Arrivals<T> implements Consumer<T> {

  private final BlockingQueue<T> arrived = new LinkedBlockingQueue<>();
  private final BooleanSupplier letTimePass;
  private final Duration patience;

  Arrivals(BooleanSupplier letTimePass, Duration patience) {
    this.letTimePass = letTimePass;
    this.patience = patience;
  }

  @Override
  public void accept(T arrival) {
    arrived.add(arrival);
  }

  /** The next arrival; fails if none comes. */
  T next() {
    boolean passing = true;
    while (arrived.isEmpty() && passing) {
      passing = letTimePass.getAsBoolean();
    }
    T next = poll();
    assertThat(next).as("an arrival within %s", patience).isNotNull();
    return next;
  }

  /** The next {@code count} arrivals; fails if fewer come. */
  List<T> next(int count) {
    List<T> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(next());
    }
    return taken;
  }

  /** What has arrived and was not taken yet. */
  List<T> untaken() {
    return List.copyOf(arrived);
  }

  private @Nullable T poll() {
    try {
      return arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
