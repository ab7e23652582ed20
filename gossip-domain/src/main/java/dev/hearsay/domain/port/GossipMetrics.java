// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.event.GossipEvent;
import java.util.List;

/**
 * Listens to all that happens in a node: metrics, logs and live views are fed by it.
 *
 * <p>Called on the node loop, on offload threads and on the transport's: an implementation is
 * thread-safe, never blocks and never throws. It does not promise that anybody looks at what it
 * gathers.
 */
@FunctionalInterface
public interface GossipMetrics {

  /** Takes note of an event. */
  void on(GossipEvent event);

  /** Hands each event to all of {@code listeners}, in order. */
  static GossipMetrics all(List<? extends GossipMetrics> listeners) {
    List<GossipMetrics> each = List.copyOf(listeners);
    return event -> each.forEach(listener -> listener.on(event));
  }
}
