// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads what stands under {@code peer.tls}, and sees to it that the files are there. */
final class TlsSection {
  private final ConfigValues values;

  TlsSection(ConfigValues values) {
    this.values = values;
  }

  PeerSettings.Tls read() {
    if (!values.get(PeerKeys.TLS_ENABLED)) {
      return new PeerSettings.Tls.Off();
    }
    Path certificate = required(PeerKeys.TLS_CERT);
    Path key = required(PeerKeys.TLS_KEY);
    return new PeerSettings.Tls.On(
        certificate,
        key,
        required(PeerKeys.TLS_ROOT_CERT),
        values.get(PeerKeys.TLS_CLIENT_AUTH),
        clientRoots(),
        clientFile(PeerKeys.TLS_CLIENT_CERT, PeerKeys.TLS_CLIENT_KEY).orElse(certificate),
        clientFile(PeerKeys.TLS_CLIENT_KEY, PeerKeys.TLS_CLIENT_CERT).orElse(key));
  }

  private Path required(Key<String> key) {
    return optional(key)
        .orElseThrow(() ->
            values.mistake(
                key, "TLS is on and needs it", "name a PEM file, or set peer.tls.enabled: false"));
  }

  /** A client's certificate and key come together or not at all. */
  private Optional<Path> clientFile(Key<String> key, Key<String> partner) {
    Optional<Path> path = optional(key);
    if (path.isPresent() && values.path(partner).isEmpty()) {
      throw values.mistake(
          key, partner.path() + " is missing beside it", "configure both of them or none");
    }
    return path;
  }

  private List<Path> clientRoots() {
    return values.get(PeerKeys.TLS_CLIENT_ROOTS).stream()
        .map(values::resolve)
        .map(path -> readable(PeerKeys.TLS_CLIENT_ROOTS, path))
        .toList();
  }

  private Optional<Path> optional(Key<String> key) {
    return values.path(key).map(path -> readable(key, path));
  }

  private Path readable(Key<?> key, Path path) {
    if (!Files.isRegularFile(path)) {
      throw values.mistake(
          key,
          "there is no file " + path,
          "name an existing PEM file, relative to the configuration");
    }
    if (!Files.isReadable(path)) {
      throw values.mistake(key, path + " cannot be read", "give this user the right to read it");
    }
    return path;
  }
}
