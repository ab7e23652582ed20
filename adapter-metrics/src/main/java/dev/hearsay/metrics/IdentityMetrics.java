// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The identities that a node holds, and the work that its trust costs. */
final class IdentityMetrics {
  private final Gauge identities;
  private final EnumCounter<PurgeCause> purges;
  private final Counter signaturesChecked;
  private final Counter signingFailures;

  IdentityMetrics(PrometheusRegistry registry) {
    identities =
        Gauge.builder()
            .name("gossip_identities")
            .help("identities of other peers that are stored")
            .withoutExemplars()
            .register(registry);
    purges =
        new EnumCounter<>(
            "gossip_identity_purges", "identities removed", "cause", PurgeCause.class, registry);
    signaturesChecked =
        Counters.plain("gossip_signatures_checked", "signatures that were checked", registry);
    signingFailures =
        Counters.plain("gossip_signing_failures", "times the own key could not sign", registry);
  }

  void learned() {
    identities.inc();
  }

  void purged(GossipEvent.IdentityPurged event) {
    identities.dec();
    purges.add(event.cause(), 1);
  }

  void signaturesChecked(GossipEvent.SignaturesChecked event) {
    signaturesChecked.inc(Math.max(event.count(), 0));
  }

  void signingFailed() {
    signingFailures.inc();
  }
}
