// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.concurrent.atomic.LongAdder;

/**
 * A counter that keeps its name. The client library appends {@code _total} to whatever it knows to
 * be a counter; Fabric's dashboards ask for the bare name, so this one is exposed without a type.
 */
final class ExactNameCounter implements Collector {
  private final String name;
  private final String help;
  private final LongAdder value = new LongAdder();

  ExactNameCounter(String name, String help, PrometheusRegistry registry) {
    this.name = name;
    this.help = help;
    registry.register(this);
  }

  void increment() {
    value.increment();
  }

  @Override
  public MetricSnapshot collect() {
    UnknownDataPointSnapshot point =
        UnknownDataPointSnapshot.builder().value(value.doubleValue()).build();
    return UnknownSnapshot.builder().name(name).help(help).dataPoint(point).build();
  }
}
