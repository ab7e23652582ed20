// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.DeathCause;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Who is alive and who is dead in this node's eyes. */
final class MembershipMetrics {
  private final MemberStates states;
  private final EnumCounter<DeathCause> deaths;
  private final Counter duplicates;
  private final Gauge invisibleAbroad;

  MembershipMetrics(PrometheusRegistry registry) {
    states = new MemberStates(registry);
    deaths =
        new EnumCounter<>(
            "gossip_membership_deaths",
            "members taken for dead",
            "cause",
            DeathCause.class,
            registry);
    duplicates =
        Counters.plain(
            "gossip_membership_duplicate_identities",
            "messages of somebody else that uses this node's identity",
            registry);
    invisibleAbroad =
        Gauge.builder()
            .name("gossip_membership_invisible_abroad")
            .help("1 if other organizations cannot see this node")
            .withoutExemplars()
            .register(registry);
  }

  void alive(GossipEvent.MemberAlive event) {
    states.alive(event.peer());
  }

  void dead(GossipEvent.MemberDead event) {
    states.dead(event.peer());
    deaths.add(event.cause(), 1);
  }

  void forgotten(GossipEvent.MemberForgotten event) {
    states.forgotten(event.peer());
  }

  void duplicate() {
    duplicates.inc();
  }

  void invisibleAbroad() {
    invisibleAbroad.set(1);
  }
}
