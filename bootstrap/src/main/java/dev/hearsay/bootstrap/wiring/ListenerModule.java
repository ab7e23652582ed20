// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.List;

/** Listeners to a node's events that somebody else holds: a live view, a recorder. */
public final class ListenerModule extends AbstractModule {
  private final List<GossipMetrics> listeners;

  /** Listeners that hear each event in this order. */
  public ListenerModule(List<? extends GossipMetrics> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  protected void configure() {
    Multibinder<GossipMetrics> all = Multibinder.newSetBinder(binder(), GossipMetrics.class);
    listeners.forEach(listener -> all.addBinding().toInstance(listener));
  }
}
