// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.port.GossipMetrics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The contract of {@link GossipMetrics} for listeners that are right or wrong on purpose. */
final class ListenerUnderContract extends GossipMetricsContract {
  private final Consumer<GossipEvent> behaviour;
  private final boolean counts;

  private ListenerUnderContract(Consumer<GossipEvent> behaviour, boolean counts) {
    this.behaviour = behaviour;
    this.counts = counts;
  }

  static GossipMetricsContract counting(Consumer<GossipEvent> behaviour) {
    return new ListenerUnderContract(behaviour, true);
  }

  static GossipMetricsContract losing() {
    return new ListenerUnderContract(event -> {}, false);
  }

  @Override
  protected GossipMetrics listener() {
    return new Counting();
  }

  @Override
  protected long messagesSent(GossipMetrics listener) {
    return ((Counting) listener).sent.get();
  }

  @Override
  protected Duration patience() {
    return Duration.ofSeconds(2);
  }

  private final class Counting implements GossipMetrics {
    private final AtomicLong sent = new AtomicLong();

    @Override
    public void on(GossipEvent event) {
      behaviour.accept(event);
      if (counts && event instanceof GossipEvent.MessageSent) {
        sent.incrementAndGet();
      }
    }
  }
}
