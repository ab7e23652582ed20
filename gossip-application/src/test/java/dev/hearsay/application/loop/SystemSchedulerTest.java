// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.testkit.contracts.SchedulerContract;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

final class SystemSchedulerTest extends SchedulerContract {

  private final SystemScheduler system = new SystemScheduler();

  @AfterEach
  void close() {
    system.close();
  }

  @Override
  protected Scheduler<String> scheduler(Consumer<? super String> sink) {
    return system.into(sink);
  }

  @Override
  protected Duration elapsed() {
    return Duration.ofNanos(new SystemTime().get().elapsedNanos());
  }
}
