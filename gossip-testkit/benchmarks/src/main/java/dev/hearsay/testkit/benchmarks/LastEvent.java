// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.benchmarks;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.port.GossipMetrics;
import org.jspecify.annotations.Nullable;

/** Keeps the last event, so that the compiler cannot leave out the making of events. */
final class LastEvent implements GossipMetrics {

  private @Nullable GossipEvent last;

  @Override
  public void on(GossipEvent event) {
    last = event;
  }

  @Override
  public String toString() {
    return "last: " + last;
  }
}
