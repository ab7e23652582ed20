// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.bootstrap.settings.PeerSettings.MetricsServer;
import java.util.Locale;

/**
 * Reads whether metrics are served, and where: as Fabric's operations server does, or where {@code
 * metrics.address} says, which asks for them as well.
 */
final class OperationsSection {
  private final ConfigValues values;
  private final boolean hasOwnAddress;

  OperationsSection(ConfigValues values) {
    this.values = values;
    this.hasOwnAddress = values.find(PeerKeys.METRICS_ADDRESS).isPresent();
  }

  MetricsServer read() {
    String provider =
        values
            .find(PeerKeys.METRICS_PROVIDER)
            .orElse(hasOwnAddress ? "prometheus" : "disabled")
            .toLowerCase(Locale.ROOT);
    return switch (provider) {
      case "disabled" -> off();
      case "prometheus" ->
          on(hasOwnAddress ? PeerKeys.METRICS_ADDRESS : PeerKeys.OPERATIONS_ADDRESS);
      default ->
          throw values.mistake(
              PeerKeys.METRICS_PROVIDER,
              "not a provider of this version",
              "write prometheus or disabled");
    };
  }

  private MetricsServer off() {
    if (hasOwnAddress) {
      throw values.mistake(
          PeerKeys.METRICS_ADDRESS, "metrics.provider is disabled", "leave one of the two out");
    }
    return new MetricsServer.Off();
  }

  private MetricsServer on(Key<String> key) {
    ListenAddress address = listen(key);
    if (hasOwnAddress
        && values.find(PeerKeys.OPERATIONS_ADDRESS).isPresent()
        && !listen(PeerKeys.OPERATIONS_ADDRESS).equals(address)) {
      throw values.mistake(
          PeerKeys.METRICS_ADDRESS,
          "operations.listenAddress is another one, " + listen(PeerKeys.OPERATIONS_ADDRESS),
          "leave one of the two out");
    }
    return new MetricsServer.On(address, key.path());
  }

  private ListenAddress listen(Key<String> key) {
    return ListenAddress.parse(values.get(key))
        .orElseThrow(() ->
            values.mistake(
                key,
                "not host:port with a port from 0 to 65535",
                "write one such as 127.0.0.1:9443"));
  }
}
