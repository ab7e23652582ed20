// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.PrivateDataStep;
import dev.hearsay.domain.id.ChannelId;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Map;

/** How long the handling of private data takes, as whatever is built above gossip tells it. */
final class PrivateDataMetrics {
  private final Map<PrivateDataStep, ChannelTimer> timers = new EnumMap<>(PrivateDataStep.class);

  PrivateDataMetrics(PrometheusRegistry registry) {
    for (PrivateDataStep step : PrivateDataStep.values()) {
      timers.put(step, new ChannelTimer(nameOf(step), helpOf(step), registry));
    }
  }

  /** Fabric's names. */
  private static String nameOf(PrivateDataStep step) {
    return switch (step) {
      case VALIDATION -> "gossip_privdata_validation_duration";
      case LIST_MISSING -> "gossip_privdata_list_missing_duration";
      case FETCH -> "gossip_privdata_fetch_duration";
      case COMMIT_BLOCK -> "gossip_privdata_commit_block_duration";
      case PURGE -> "gossip_privdata_purge_duration";
      case SEND -> "gossip_privdata_send_duration";
      case RECONCILIATION -> "gossip_privdata_reconciliation_duration";
      case PULL -> "gossip_privdata_pull_duration";
      case RETRIEVE -> "gossip_privdata_retrieve_duration";
    };
  }

  private static String helpOf(PrivateDataStep step) {
    return switch (step) {
      case VALIDATION -> "seconds for the validation of a block";
      case LIST_MISSING -> "seconds for listing what a block lacks";
      case FETCH -> "seconds for fetching from peers what a block lacks";
      case COMMIT_BLOCK -> "seconds for the commit of a block with its private data";
      case PURGE -> "seconds for a purge";
      case SEND -> "seconds for sending one element";
      case RECONCILIATION -> "seconds for one reconciliation";
      case PULL -> "seconds for pulling one element";
      case RETRIEVE -> "seconds for reading elements for a requester";
    };
  }

  void show(ChannelId channel) {
    timers.values().forEach(timer -> timer.show(channel));
  }

  void handled(GossipEvent.PrivateDataHandled event) {
    ChannelTimer timer = timers.get(event.step());
    if (timer != null) {
      timer.took(event.channel(), event.elapsed());
    }
  }
}
