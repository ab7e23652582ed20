// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.Queue;
import dev.hearsay.domain.message.Rejection;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What was lost that was good, by queue and reason. */
final class DropMetrics {
  private final Counter drops;

  DropMetrics(PrometheusRegistry registry) {
    drops =
        Counter.builder()
            .name("gossip_drops")
            .help("messages lost from a queue")
            .labelNames("queue", "reason")
            .withoutExemplars()
            .register(registry);
    for (Queue queue : Queue.values()) {
      show(queue);
    }
  }

  /** The reasons that a queue has stand at zero from the start. */
  private void show(Queue queue) {
    switch (queue) {
      case CONTROL_LANE, MEMBERSHIP_LANE, STATE_INFO_LANE, BLOCK_LANE -> {
        drops.initLabelValues(queue.name(), Rejection.LANE_FULL.name());
        drops.initLabelValues(queue.name(), Rejection.UNREACHABLE.name());
      }
      case PUSH_BUFFER -> drops.initLabelValues(queue.name(), Rejection.LANE_FULL.name());
      case SUBSCRIPTION -> drops.initLabelValues(queue.name(), Rejection.SUBSCRIBER_FULL.name());
    }
  }

  void dropped(GossipEvent.Dropped event) {
    drops.labelValues(event.queue().name(), event.reason().name()).inc();
  }
}
