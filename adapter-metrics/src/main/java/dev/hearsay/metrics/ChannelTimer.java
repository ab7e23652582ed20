// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.id.ChannelId;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** A histogram of seconds with one series for each channel. */
final class ChannelTimer {
  private static final double NANOS = 1e9;

  /** From a millisecond, which a check takes, to ten seconds, after which somebody will look. */
  static final double[] BUCKETS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final Histogram histogram;

  ChannelTimer(String name, String help, PrometheusRegistry registry) {
    histogram =
        Histogram.builder()
            .name(name)
            .help(help)
            .labelNames(Channels.LABEL)
            .classicOnly()
            .classicUpperBounds(BUCKETS)
            .withoutExemplars()
            .register(registry);
  }

  /** Shows the series of a channel, empty as yet. */
  void show(ChannelId channel) {
    histogram.initLabelValues(channel.toString());
  }

  void took(ChannelId channel, Duration elapsed) {
    histogram.labelValues(channel.toString()).observe(seconds(elapsed));
  }

  static double seconds(Duration elapsed) {
    return Math.max(0, elapsed.toNanos() / NANOS);
  }
}
