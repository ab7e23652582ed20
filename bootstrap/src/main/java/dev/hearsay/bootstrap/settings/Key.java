// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.domain.id.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A key of Fabric's configuration and what this version does with it.
 *
 * <p>Keys are compared without regard to case, as Fabric does.
 *
 * @param path the key with its sections, for example {@code peer.gossip.endpoint}
 * @param kind how its value is read
 * @param fallback applies when the key is absent
 * @param zeroMeansDefault whether zero and empty cannot be configured and mean the default (the
 *     keys that configuration §1 marks †)
 * @param used whether this version uses it; other keys are accepted and listed once at start
 * @param <T> the type of the value
 */
record Key<T>(String path, Kind<T> kind, T fallback, boolean zeroMeansDefault, boolean used) {
  private static final String PREFIX = "CORE_";

  /** A duration. */
  static Key<Duration> duration(String path, Duration fallback) {
    return new Key<>(path, Kinds.DURATION, fallback, false, true);
  }

  /** A number. */
  static Key<Integer> count(String path, int fallback) {
    return new Key<>(path, Kinds.COUNT, fallback, false, true);
  }

  /** True or false. */
  static Key<Boolean> truth(String path, boolean fallback) {
    return new Key<>(path, Kinds.TRUTH, fallback, false, true);
  }

  /** A text; empty means the default. */
  static Key<String> text(String path, String fallback) {
    return new Key<>(path, Kinds.TEXT, fallback, true, true);
  }

  /** A list of texts. */
  static Key<List<String>> texts(String path) {
    return new Key<>(path, Kinds.TEXTS, List.of(), true, true);
  }

  /** An endpoint; none if absent. */
  static Key<Endpoint> endpoint(String path) {
    return new Key<>(path, Kinds.ENDPOINT, Endpoint.NONE, true, true);
  }

  /** A list of endpoints. */
  static Key<List<Endpoint>> endpoints(String path) {
    return new Key<>(path, Kinds.ENDPOINTS, List.of(), true, true);
  }

  /** A key that Fabric has and this version accepts without using it. */
  static Key<String> unused(String path) {
    return new Key<>(path, Kinds.TEXT, "", true, false);
  }

  /** The same key, for which zero means the default. */
  Key<T> orDefaultIfZero() {
    return new Key<>(path, kind, fallback, true, used);
  }

  /** Whether {@code value} stands for the default. */
  boolean standsForDefault(T value) {
    return zeroMeansDefault
        && (value.equals(0)
            || value.equals(Duration.ZERO)
            || value.equals("")
            || value.equals(Endpoint.NONE)
            || value.equals(List.of()));
  }

  /** The name under which it is looked up. */
  String folded() {
    return fold(path);
  }

  /** The environment variable that overrides it. */
  String variable() {
    return variable(path);
  }

  static String variable(String path) {
    return PREFIX + path.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  static String fold(String path) {
    return path.toLowerCase(Locale.ROOT);
  }
}
