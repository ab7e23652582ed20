// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.emitter.BatchingEmitter;
import dev.hearsay.domain.emitter.EmitterListener;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.emitter.EmitterTimer;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.routing.Delivery;
import dev.hearsay.domain.routing.DisseminationStrategy;
import dev.hearsay.domain.routing.PeerSelector;
import dev.hearsay.domain.routing.PushSettings;
import dev.hearsay.domain.routing.Router;
import dev.hearsay.domain.routing.Routing;
import dev.hearsay.domain.routing.RoutingView;
import dev.hearsay.domain.routing.Rumour;
import dev.hearsay.domain.time.Now;
import java.util.List;

/**
 * Pushes rumours: collects them for a moment, chooses a few peers and hands each its copy
 * (dissemination §2 and §3).
 *
 * <p>Blocks are collected on their own, as their strategy wants it; so heartbeats neither wait for
 * them nor hurry them.
 */
final class Push {

  private final BatchingEmitter<Rumour> blocks;
  private final BatchingEmitter<Rumour> others;
  private final PushSettings settings;
  private final Router router;
  private final GossipMetrics metrics;
  private final Surroundings surroundings;

  /** What the push looks at and where its copies go. */
  interface Surroundings {
    RoutingView routingView(Now now);

    void deliver(Delivery delivery, Now now);
  }

  /** Brings the timers of the two emitters back. */
  record Timers(Scheduler<EmitterTimer> blocks, Scheduler<EmitterTimer> others) {}

  Push(
      PushSettings settings,
      Timers timers,
      PeerSelector selector,
      GossipMetrics metrics,
      Surroundings surroundings) {
    DisseminationStrategy strategy = settings.newStrategy();
    this.settings = settings;
    this.blocks = emitter(strategy.batching(), timers.blocks(), this::emitBlocks);
    this.others = emitter(settings.emitter(), timers.others(), this::emit);
    this.router = Router.standard(strategy, settings.propagatePeerNum(), selector);
    this.metrics = metrics;
    this.surroundings = surroundings;
  }

  private BatchingEmitter<Rumour> emitter(
      EmitterSettings settings, Scheduler<EmitterTimer> timers, EmitterListener<Rumour> listener) {
    return new BatchingEmitter<>(
        settings, rumour -> rumour.message().envelope().weight(), timers, listener);
  }

  /**
   * Takes a message that is to be pushed.
   *
   * @param from who brought it; {@link PkiId#NONE} for an own one
   */
  void add(SignedMessage message, PkiId from, Now now) {
    boolean isBlock = message.content() instanceof Content.DataMessage;
    int dropped = (isBlock ? blocks : others).add(new Rumour(message, from), now);
    for (int i = 0; i < dropped; i++) {
      reject(Rejection.LANE_FULL, "the push buffer is full");
      metrics.on(new GossipEvent.Dropped(GossipEvent.Queue.PUSH_BUFFER, Rejection.LANE_FULL));
    }
  }

  void blockTimer(EmitterTimer timer, Now now) {
    blocks.timer(timer, now);
  }

  void timer(EmitterTimer timer, Now now) {
    others.timer(timer, now);
  }

  /** The blocks that wait here to be pushed, each counted once. */
  Load unpushedBlocks() {
    return new Load(blocks.size(), blocks.pendingBytes());
  }

  /** How full the buffers are. */
  List<Fill> fills() {
    return List.of(
        new Fill("blocks to be pushed", blocks.size(), settings.emitter().maxPending()),
        new Fill("messages to be pushed", others.size(), settings.emitter().maxPending()));
  }

  void stop() {
    blocks.stop();
    others.stop();
  }

  private void emitBlocks(List<Rumour> batch, Now now) {
    PushedBlocks.in(deliver(batch, now)).forEach(metrics::on);
  }

  private void emit(List<Rumour> batch, Now now) {
    deliver(batch, now);
  }

  private Routing deliver(List<Rumour> batch, Now now) {
    Routing routing = router.route(batch, surroundings.routingView(now));
    routing.deliveries().forEach(delivery -> surroundings.deliver(delivery, now));
    routing.unrouted().forEach(this::report);
    return routing;
  }

  private void report(Routing.Unrouted unrouted) {
    String what = unrouted.rumour().content().getClass().getSimpleName();
    switch (unrouted.cause()) {
      case CHANNEL_NOT_JOINED -> reject(Rejection.UNKNOWN_CHANNEL, what + " is not pushed");
      case NOT_PUSHED -> reject(Rejection.NO_ROUTE, what);
    }
  }

  private void reject(Rejection reason, String detail) {
    metrics.on(new GossipEvent.Rejected(reason, "push", detail));
  }
}
