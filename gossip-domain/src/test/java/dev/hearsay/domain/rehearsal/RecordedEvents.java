// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.rehearsal;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.ArrayList;
import java.util.List;

/** Keeps all events. */
public final class RecordedEvents implements GossipMetrics {

  private final List<GossipEvent> events = new ArrayList<>();

  @Override
  public void on(GossipEvent event) {
    events.add(event);
  }

  public List<GossipEvent> all() {
    return List.copyOf(events);
  }

  /** The reasons of all refusals, in order. */
  public List<Rejection> rejections() {
    return events.stream()
        .filter(GossipEvent.Rejected.class::isInstance)
        .map(event -> ((GossipEvent.Rejected) event).reason())
        .toList();
  }

  public <E extends GossipEvent> List<E> of(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
