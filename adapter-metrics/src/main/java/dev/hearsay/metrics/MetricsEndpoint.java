// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;

/**
 * Serves what a node counted at {@code /metrics}, for Prometheus to scrape. Owns the few threads
 * that it serves with; closing ends them.
 */
public final class MetricsEndpoint implements AutoCloseable {
  private final HTTPServer server;

  private MetricsEndpoint(HTTPServer server) {
    this.server = server;
  }

  /**
   * Begins to serve.
   *
   * @throws IOException with one line for the operator, if the address cannot be listened on
   */
  public static MetricsEndpoint start(
      PrometheusGossipMetrics metrics, MetricsEndpointSettings settings) throws IOException {
    try {
      return new MetricsEndpoint(
          HTTPServer.builder()
              .hostname(settings.host())
              .port(settings.port())
              .registry(metrics.registry())
              .buildAndStart());
    } catch (IOException e) {
      throw new IOException(
          "cannot serve metrics on %s:%d (%s): choose another address, or port 0 for any"
              .formatted(settings.host(), settings.port(), e.getMessage()),
          e);
    }
  }

  /** The port that is listened on. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }
}
