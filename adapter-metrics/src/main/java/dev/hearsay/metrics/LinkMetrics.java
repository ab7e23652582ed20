// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The ways to other nodes: links that are open, dials, seeds that do not answer. */
final class LinkMetrics {
  private final Gauge links;
  private final Counter dials;
  private final Counter dialFailures;
  private final Counter seedsUnavailable;

  LinkMetrics(PrometheusRegistry registry) {
    links =
        Gauge.builder()
            .name("gossip_comm_links")
            .help("links to authenticated peers that are open")
            .withoutExemplars()
            .register(registry);
    dials = Counters.plain("gossip_comm_dials", "dials that began", registry);
    dialFailures =
        Counters.plain(
            "gossip_comm_dial_failures", "dials that failed, the handshake included", registry);
    seedsUnavailable =
        Counters.plain(
            "gossip_membership_seeds_unavailable",
            "attempts to reach a bootstrap or anchor peer that failed",
            registry);
  }

  void dialStarted() {
    dials.inc();
  }

  void dialFailed() {
    dialFailures.inc();
  }

  void opened() {
    links.inc();
  }

  void closed() {
    links.dec();
  }

  void seedUnavailable() {
    seedsUnavailable.inc();
  }
}
