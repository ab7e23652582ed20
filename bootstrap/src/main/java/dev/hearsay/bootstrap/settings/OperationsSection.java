// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.bootstrap.settings.PeerSettings.MetricsServer;
import java.util.Locale;

/** Reads whether metrics are served, and where: Fabric's operations server. */
final class OperationsSection {
  private final ConfigValues values;

  OperationsSection(ConfigValues values) {
    this.values = values;
  }

  MetricsServer read() {
    String provider = values.get(PeerKeys.METRICS_PROVIDER).toLowerCase(Locale.ROOT);
    return switch (provider) {
      case "disabled" -> new MetricsServer.Off();
      case "prometheus" -> new MetricsServer.On(listen());
      default ->
          throw values.mistake(
              PeerKeys.METRICS_PROVIDER,
              "not a provider of this version",
              "write prometheus or disabled");
    };
  }

  private ListenAddress listen() {
    return ListenAddress.parse(values.get(PeerKeys.OPERATIONS_ADDRESS))
        .orElseThrow(() ->
            values.mistake(
                PeerKeys.OPERATIONS_ADDRESS,
                "not host:port with a port from 0 to 65535",
                "write one such as 127.0.0.1:9443"));
  }
}
