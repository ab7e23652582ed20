// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import com.sun.management.OperatingSystemMXBean;
import dev.hearsay.bootstrap.demo.DemoResult.IdleCost;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Measures what the process costs while nothing happens. Belongs to one thread. */
final class IdleMeter {
  private final long periodNanos;
  private State state = new State.Waiting();

  private sealed interface State {
    record Waiting() implements State {}

    record Measuring(long sinceNanos, long cpuNanos) implements State {}

    record Done(IdleCost cost) implements State {}
  }

  /** A meter; zero means that nothing is to be measured. */
  IdleMeter(Duration period) {
    this.periodNanos = period.toNanos();
    if (period.isZero()) {
      state = new State.Done(new IdleCost.Unknown());
    }
  }

  /** The network has formed; takes note of the time. Without effect after the first call. */
  void begin(long nowNanos) {
    if (state instanceof State.Waiting) {
      state = new State.Measuring(nowNanos, cpuNanos());
    }
  }

  /** Whether there is nothing left to measure. */
  boolean isDone(long nowNanos) {
    if (state instanceof State.Measuring(long since, long cpu) && nowNanos - since >= periodNanos) {
      double share = (double) (cpuNanos() - cpu) / (nowNanos - since);
      double perMinute = share * Duration.ofMinutes(1).toSeconds();
      state = new State.Done(new IdleCost.Measured(Math.round(perMinute * 100) / 100.0));
    }
    return state instanceof State.Done;
  }

  /** What was measured. */
  IdleCost cost() {
    return state instanceof State.Done(IdleCost cost) ? cost : new IdleCost.Unknown();
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
