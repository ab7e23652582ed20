// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What passes through a node, and what it refuses. */
final class TrafficMetrics {
  private final ExactNameCounter sent;
  private final ExactNameCounter received;
  private final ExactNameCounter overflow;
  private final EnumCounter<Lane> bytesSent;
  private final EnumCounter<Lane> bytesReceived;
  private final EnumCounter<Rejection> rejections;
  private final EnumCounter<Duplicate> duplicates;
  private final Counter subscriberFailures;
  private final Counter subscribersCutOff;
  private final Map<Lane, DistributionDataPoint> verifications = new EnumMap<>(Lane.class);

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
    duplicates =
        new EnumCounter<>(
            "gossip_duplicates",
            "messages that were known already",
            "type",
            Duplicate.class,
            registry);
    subscriberFailures =
        Counters.plain(
            "gossip_subscriber_failures", "times the code of a subscriber failed", registry);
    subscribersCutOff =
        Counters.plain(
            "gossip_subscribers_cut_off",
            "subscriptions that were ended because nobody read their blocks",
            registry);
    Histogram seconds =
        Histogram.builder()
            .name("gossip_verification_duration")
            .help("seconds from the request of a check to its answer")
            .labelNames("lane")
            .classicOnly()
            .classicUpperBounds(ChannelTimer.BUCKETS)
            .withoutExemplars()
            .register(registry);
    for (Lane lane : Lane.values()) {
      verifications.put(lane, seconds.labelValues(lane.name()));
    }
  }

  /** What can be known already. */
  private enum Duplicate {
    ALIVE,
    BLOCK,
    LEADERSHIP,
    STATE_INFO
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
    duplicateOf(event.reason()).ifPresent(type -> duplicates.add(type, 1));
  }

  private static Optional<Duplicate> duplicateOf(Rejection reason) {
    return switch (reason) {
      case STALE_ALIVE -> Optional.of(Duplicate.ALIVE);
      case KNOWN_BLOCK -> Optional.of(Duplicate.BLOCK);
      case STALE_LEADERSHIP -> Optional.of(Duplicate.LEADERSHIP);
      case STALE_STATE_INFO -> Optional.of(Duplicate.STATE_INFO);
      default -> Optional.empty();
    };
  }

  void verified(GossipEvent.Verified event) {
    DistributionDataPoint point = verifications.get(event.lane());
    if (point != null) {
      point.observe(ChannelTimer.seconds(event.elapsed()));
    }
  }

  void subscriberFailed() {
    subscriberFailures.inc();
  }

  void subscriberCutOff() {
    subscribersCutOff.inc();
  }
}
