// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.application.loop.SeededRandomness;
import dev.hearsay.domain.port.Offload;
import dev.hearsay.testkit.contracts.OffloadContract;
import java.time.Duration;
import java.util.function.Consumer;

final class SimulatedOffloadTest extends OffloadContract {

  private final EventQueue queue = new EventQueue(Simulation.EPOCH);

  @Override
  protected Offload<String> offload(
      Consumer<? super String> answers, Consumer<? super Throwable> failures) {
    return new SimulatedOffload<>(queue, new SeededRandomness(7), Duration.ofMillis(2), answers);
  }

  @Override
  protected boolean letTimePass() {
    return queue.step();
  }
}
