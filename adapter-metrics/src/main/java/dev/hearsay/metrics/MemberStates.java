// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.id.PkiId;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How many members are alive and how many are dead. The state of each member is remembered, since a
 * member may be forgotten in either. Members beyond the limit are not counted.
 */
final class MemberStates {
  /** More than the membership tables of a node hold. */
  static final int MAX_TRACKED = 65_536;

  private enum State {
    ALIVE,
    DEAD
  }

  private final Map<PkiId, State> states = new ConcurrentHashMap<>();
  private final GaugeDataPoint alive;
  private final GaugeDataPoint dead;

  MemberStates(PrometheusRegistry registry) {
    Gauge gauge =
        Gauge.builder()
            .name("gossip_membership_members")
            .help("members that this node knows, by state; itself excluded")
            .labelNames("state")
            .withoutExemplars()
            .register(registry);
    alive = gauge.labelValues("alive");
    dead = gauge.labelValues("dead");
  }

  void alive(PkiId peer) {
    set(peer, State.ALIVE);
  }

  void dead(PkiId peer) {
    set(peer, State.DEAD);
  }

  void forgotten(PkiId peer) {
    states.computeIfPresent(
        peer,
        (known, state) -> {
          leave(state);
          return null;
        });
  }

  private void set(PkiId peer, State state) {
    boolean full = states.size() >= MAX_TRACKED;
    states.compute(peer, (known, before) -> before == null && full ? null : moved(before, state));
  }

  private State moved(@Nullable State before, State after) {
    if (before != null) {
      leave(before);
    }
    gauge(after).inc();
    return after;
  }

  private void leave(State state) {
    gauge(state).dec();
  }

  private GaugeDataPoint gauge(State state) {
    return switch (state) {
      case ALIVE -> alive;
      case DEAD -> dead;
    };
  }
}
