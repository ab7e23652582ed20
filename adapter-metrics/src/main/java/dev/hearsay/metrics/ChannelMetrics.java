// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Words;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What happens in the channels: peers, heights and blocks. */
final class ChannelMetrics {
  private final Channels channels = new Channels();
  private final Gauge peers;
  private final Gauge height;
  private final Gauge waiting;
  private final Gauge leader;
  private final ChannelTimer commits;
  private final Counter delivered;
  private final Counter pushedCopies;
  private final Counter skipped;
  private final Histogram latency;
  private final PrivateDataMetrics privateData;

  ChannelMetrics(PrometheusRegistry registry) {
    peers =
        gauge(
            "gossip_membership_total_peers_known",
            "peers of the channel that are alive and eligible; itself excluded",
            registry);
    height = gauge("gossip_state_height", "blocks that the ledger holds", registry);
    waiting = gauge("gossip_payload_buffer_size", "blocks that wait for a lower one", registry);
    leader =
        gauge(
            "gossip_leader_election_leader",
            "1 if this node was elected the leader of its organization",
            registry);
    commits = new ChannelTimer("gossip_state_commit_duration", "commit of a block", registry);
    delivered =
        counter(
            "gossip_blocks_delivered",
            "blocks delivered, by the way they came",
            registry,
            Channels.LABEL,
            "route");
    pushedCopies =
        counter(
            "gossip_block_copies_pushed",
            "copies of blocks that were sent without being asked for",
            registry,
            Channels.LABEL);
    skipped =
        counter(
            "gossip_blocks_skipped",
            "blocks that never came and were given up",
            registry,
            Channels.LABEL);
    latency =
        Histogram.builder()
            .name("gossip_block_delivery_latency")
            .help("seconds from the first sight of a block to its delivery")
            .labelNames(Channels.LABEL, "route")
            .classicOnly()
            .classicUpperBounds(ChannelTimer.BUCKETS)
            .withoutExemplars()
            .register(registry);
    privateData = new PrivateDataMetrics(registry);
  }

  private static Gauge gauge(String name, String help, PrometheusRegistry registry) {
    return Gauge.builder()
        .name(name)
        .help(help)
        .labelNames(Channels.LABEL)
        .withoutExemplars()
        .register(registry);
  }

  private static Counter counter(
      String name, String help, PrometheusRegistry registry, String... labels) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames(labels)
        .withoutExemplars()
        .register(registry);
  }

  /** From now on all series of the channel stand, at zero where nothing happened yet. */
  void configured(GossipEvent.ChannelConfigured event) {
    ChannelId channel = event.channel();
    channels.configured(channel);
    String name = channel.toString();
    peers.initLabelValues(name);
    height.initLabelValues(name);
    waiting.initLabelValues(name);
    leader.initLabelValues(name);
    commits.show(channel);
    pushedCopies.initLabelValues(name);
    skipped.initLabelValues(name);
    for (BlockRoute route : BlockRoute.values()) {
      delivered.initLabelValues(name, Words.of(route));
      latency.initLabelValues(name, Words.of(route));
    }
    privateData.show(channel);
  }

  void peers(GossipEvent.ChannelPeers event) {
    if (channels.isConfigured(event.channel())) {
      peers.labelValues(event.channel().toString()).set(event.peers());
    }
  }

  void height(GossipEvent.LedgerHeight event) {
    if (channels.isConfigured(event.channel())) {
      height.labelValues(event.channel().toString()).set(unsigned(event.height()));
    }
  }

  void waiting(GossipEvent.BlocksWaiting event) {
    if (channels.isConfigured(event.channel())) {
      waiting.labelValues(event.channel().toString()).set(event.count());
    }
  }

  void leader(GossipEvent.LeaderChanged event) {
    if (channels.isConfigured(event.channel())) {
      leader.labelValues(event.channel().toString()).set(event.leader() ? 1 : 0);
    }
  }

  void committed(GossipEvent.BlockCommitted event) {
    if (channels.isConfigured(event.channel())) {
      commits.took(event.channel(), event.elapsed());
    }
  }

  void delivered(GossipEvent.BlockDelivered event) {
    if (channels.isConfigured(event.channel())) {
      String name = event.channel().toString();
      String route = Words.of(event.route());
      delivered.labelValues(name, route).inc();
      latency.labelValues(name, route).observe(ChannelTimer.seconds(event.sinceFirstSight()));
    }
  }

  void pushed(GossipEvent.BlockPushed event) {
    if (channels.isConfigured(event.channel())) {
      pushedCopies.labelValues(event.channel().toString()).inc(Math.max(0, event.copies()));
    }
  }

  void skipped(GossipEvent.BlocksSkipped event) {
    if (channels.isConfigured(event.channel())) {
      skipped.labelValues(event.channel().toString()).inc(unsigned(event.count()));
    }
  }

  void privateData(GossipEvent.PrivateDataHandled event) {
    if (channels.isConfigured(event.channel())) {
      privateData.handled(event);
    }
  }

  private static double unsigned(long number) {
    return number >= 0 ? number : (number >>> 1) * 2.0;
  }
}
