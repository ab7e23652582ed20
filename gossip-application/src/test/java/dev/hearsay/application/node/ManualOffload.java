// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.port.Offload;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** Keeps jobs until the test lets them be done. */
final class ManualOffload implements Offload<Input> {

  private final Queue<Supplier<? extends Input>> jobs = new ArrayDeque<>();

  @Override
  public void submit(Object lane, Supplier<? extends Input> job) {
    jobs.add(job);
  }

  int waiting() {
    return jobs.size();
  }

  Input next() {
    return jobs.remove().get();
  }
}
