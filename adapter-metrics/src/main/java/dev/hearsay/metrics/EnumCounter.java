// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * A counter with one label whose values are the constants of an enum: bounded, and every series
 * stands at zero from the start, so that the first increment is seen as one.
 */
final class EnumCounter<E extends Enum<E>> {
  private final Map<E, CounterDataPoint> points;

  EnumCounter(String name, String help, String label, Class<E> type, PrometheusRegistry registry) {
    Counter counter =
        Counter.builder()
            .name(name)
            .help(help)
            .labelNames(label)
            .withoutExemplars()
            .register(registry);
    points = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      points.put(constant, counter.labelValues(constant.name()));
    }
  }

  void add(E constant, long amount) {
    CounterDataPoint point = points.get(constant);
    if (point != null) {
      point.inc(amount);
    }
  }
}
