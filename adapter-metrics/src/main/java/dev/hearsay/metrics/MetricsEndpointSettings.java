// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

/**
 * Where metrics are served. There is no authentication, so the default is this machine only.
 *
 * @param host the host name or address to listen on
 * @param port the port, 0 for any that is free
 */
public record MetricsEndpointSettings(String host, int port) {
  /** Any free port of the loopback interface. */
  public static final MetricsEndpointSettings DEFAULT = new MetricsEndpointSettings("127.0.0.1", 0);

  /** Refuses an empty host and a port that is none. */
  public MetricsEndpointSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("the host for metrics is empty: name one, or 127.0.0.1");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "port " + port + " for metrics is not one from 0 (any) to 65535");
    }
  }
}
