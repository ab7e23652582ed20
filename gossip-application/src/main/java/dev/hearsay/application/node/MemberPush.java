// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.emitter.BatchingEmitter;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.emitter.EmitterTimer;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.routing.Delivery;
import dev.hearsay.domain.routing.Router;
import dev.hearsay.domain.routing.RoutingView;
import dev.hearsay.domain.routing.Rumour;
import dev.hearsay.domain.time.Now;
import java.util.List;

/**
 * Pushes what concerns membership: collects it for a moment, chooses a few peers and hands each its
 * copy (dissemination §2 and §3).
 */
final class MemberPush {

  private final BatchingEmitter<Rumour> emitter;
  private final Router router;
  private final GossipMetrics metrics;
  private final Surroundings surroundings;

  /** What the push looks at and where its copies go. */
  interface Surroundings {
    RoutingView routingView(Now now);

    void deliver(Delivery delivery, Now now);
  }

  MemberPush(
      EmitterSettings settings,
      Scheduler<EmitterTimer> timers,
      Router router,
      GossipMetrics metrics,
      Surroundings surroundings) {
    this.emitter = new BatchingEmitter<>(settings, timers, this::emit);
    this.router = router;
    this.metrics = metrics;
    this.surroundings = surroundings;
  }

  void add(SignedMessage message, PkiId from, Now now) {
    if (emitter.add(new Rumour(message, from), now) > 0) {
      metrics.on(new GossipEvent.Rejected(Rejection.LANE_FULL, "push", "push buffer is full"));
    }
  }

  void timer(EmitterTimer timer, Now now) {
    emitter.timer(timer, now);
  }

  void stop() {
    emitter.stop();
  }

  private void emit(List<Rumour> batch, Now now) {
    Router.Routing routing = router.route(batch, surroundings.routingView(now));
    routing.deliveries().forEach(delivery -> surroundings.deliver(delivery, now));
    if (!routing.unrouted().isEmpty()) {
      throw new IllegalStateException(
          "no route for " + routing.unrouted().getFirst().message().content());
    }
  }
}
