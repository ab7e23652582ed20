// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Makes counters of this node's own; they are exposed with the suffix {@code _total}. */
final class Counters {
  private Counters() {}

  static Counter plain(String name, String help, PrometheusRegistry registry) {
    return Counter.builder().name(name).help(help).withoutExemplars().register(registry);
  }
}
