// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.port.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/** Timers on a clock that jumps to the next of them; good, unless a subclass breaks it. */
class ToyScheduler implements Scheduler<String> {

  private record Timer(Duration at, long number, String value) {}

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::at).thenComparingLong(Timer::number));
  private final Consumer<? super String> sink;
  private Duration now = Duration.ZERO;
  private long numbers;

  ToyScheduler(Consumer<? super String> sink) {
    this.sink = sink;
  }

  @Override
  public void schedule(Duration delay, String timer) {
    boolean endless = delay.compareTo(Duration.ofDays(1_000)) > 0;
    Duration wait = endless ? Duration.ofDays(1_000) : delay;
    timers.add(new Timer(wait.isNegative() ? now : now.plus(wait), numbers++, timer));
  }

  void ring(String timer) {
    sink.accept(timer);
  }

  boolean step() {
    Timer next = timers.poll();
    if (next != null) {
      now = next.at();
      ring(next.value());
    }
    return next != null;
  }

  Duration now() {
    return now;
  }

  /** The contract over a scheduler of this kind. */
  static class Contract extends SchedulerContract {

    private final Function<Consumer<? super String>, ToyScheduler> factory;
    private ToyScheduler scheduler = new ToyScheduler(timer -> {});

    Contract(Function<Consumer<? super String>, ToyScheduler> factory) {
      this.factory = factory;
    }

    @Override
    protected Scheduler<String> scheduler(Consumer<? super String> sink) {
      scheduler = factory.apply(sink);
      return scheduler;
    }

    @Override
    protected Duration elapsed() {
      return scheduler.now();
    }

    @Override
    protected boolean letTimePass() {
      return scheduler.step();
    }

    @Override
    protected Duration patience() {
      return Duration.ZERO;
    }
  }
}
