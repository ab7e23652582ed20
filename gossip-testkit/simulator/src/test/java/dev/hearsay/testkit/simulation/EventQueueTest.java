// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.testkit.contracts.SchedulerContract;
import java.time.Duration;
import java.util.function.Consumer;

final class EventQueueTest extends SchedulerContract {

  private final EventQueue queue = new EventQueue(Simulation.EPOCH);

  @Override
  protected Scheduler<String> scheduler(Consumer<? super String> sink) {
    return queue.into(sink);
  }

  @Override
  protected Duration elapsed() {
    return queue.elapsed();
  }

  @Override
  protected boolean letTimePass() {
    return queue.step();
  }
}
