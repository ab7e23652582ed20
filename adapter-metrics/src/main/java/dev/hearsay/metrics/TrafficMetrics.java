// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What passes through a node, and what it refuses. */
final class TrafficMetrics {
  private final ExactNameCounter sent;
  private final ExactNameCounter received;
  private final ExactNameCounter overflow;
  private final EnumCounter<Lane> bytesSent;
  private final EnumCounter<Lane> bytesReceived;
  private final EnumCounter<Rejection> rejections;

  TrafficMetrics(PrometheusRegistry registry) {
    sent =
        new ExactNameCounter(
            "gossip_comm_messages_sent", "messages handed to the transport", registry);
    received =
        new ExactNameCounter(
            "gossip_comm_messages_received", "messages of authenticated peers", registry);
    overflow =
        new ExactNameCounter(
            "gossip_comm_overflow_count", "messages dropped because a lane was full", registry);
    bytesSent = lanes("gossip_comm_sent_bytes", "bytes handed to the transport", registry);
    bytesReceived = lanes("gossip_comm_received_bytes", "bytes of authenticated peers", registry);
    rejections =
        new EnumCounter<>(
            "gossip_rejections",
            "messages, connections and identities that were refused",
            "reason",
            Rejection.class,
            registry);
  }

  private static EnumCounter<Lane> lanes(String name, String help, PrometheusRegistry registry) {
    return new EnumCounter<>(name, help, "lane", Lane.class, registry);
  }

  void sent(GossipEvent.MessageSent event) {
    sent.increment();
    bytesSent.add(event.lane(), Math.max(event.bytes(), 0));
  }

  void received(GossipEvent.MessageReceived event) {
    received.increment();
    bytesReceived.add(event.lane(), Math.max(event.bytes(), 0));
  }

  void rejected(GossipEvent.Rejected event) {
    rejections.add(event.reason(), 1);
    if (event.reason() == Rejection.LANE_FULL) {
      overflow.increment();
    }
  }
}
