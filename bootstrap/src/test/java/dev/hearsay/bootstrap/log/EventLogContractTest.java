// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.log;

import ch.qos.logback.classic.Level;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.testkit.contracts.GossipMetricsContract;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The log listens beside a counter, as it does in a node, and never disturbs it. */
class EventLogContractTest extends GossipMetricsContract {
  private final AtomicLong sent = new AtomicLong();

  @Override
  protected GossipMetrics listener() {
    EventLog log = new EventLog(new LogLines(Level.DEBUG).logger(), () -> 0);
    return GossipMetrics.all(List.<GossipMetrics>of(log, this::count));
  }

  @Override
  protected long messagesSent(GossipMetrics listener) {
    return sent.get();
  }

  private void count(GossipEvent event) {
    if (event instanceof GossipEvent.MessageSent) {
      sent.incrementAndGet();
    }
  }
}
