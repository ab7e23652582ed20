// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.metrics.PrometheusGossipMetrics;

/** A node's events as Prometheus metrics. */
public final class MetricsModule extends AbstractModule {
  private final PrometheusGossipMetrics metrics;

  /** Counts into {@code metrics}, which whoever serves them holds too. */
  public MetricsModule(PrometheusGossipMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  protected void configure() {
    Multibinder.newSetBinder(binder(), GossipMetrics.class).addBinding().toInstance(metrics);
  }
}
