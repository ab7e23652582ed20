// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration file with the environment laid over it, to be asked by key. Every key of the
 * sections that are read is known, or {@link #load} fails.
 */
final class ConfigValues {
  private final Path file;
  private final KeyCatalogue catalogue;
  private final Map<String, Entry> entries;

  private ConfigValues(Path file, KeyCatalogue catalogue, Map<String, Entry> entries) {
    this.file = file;
    this.catalogue = catalogue;
    this.entries = entries;
  }

  /**
   * Reads {@code file} and overrides its values from {@code environment}.
   *
   * @throws ConfigurationException if the file cannot be read, or if a key is unknown; then the
   *     message names all of them, each with the nearest known one
   */
  static ConfigValues load(Path file, Map<String, String> environment) {
    KeyCatalogue catalogue = KeyCatalogue.ofFabric();
    EnvironmentVariables variables = new EnvironmentVariables(environment, catalogue);
    Map<String, Entry> entries = new LinkedHashMap<>(YamlFile.read(file));
    entries.putAll(variables.entries());
    ConfigValues values = new ConfigValues(file, catalogue, entries);
    values.refuseUnknown(variables);
    return values;
  }

  private void refuseUnknown(EnvironmentVariables variables) {
    List<String> complaints = new ArrayList<>();
    List<String> known = catalogue.strict().stream().map(Key::path).toList();
    for (Map.Entry<String, Entry> found : entries.entrySet()) {
      if (catalogue.isStrict(found.getKey()) && catalogue.find(found.getKey()).isEmpty()) {
        String name = found.getValue().name();
        complaints.add(
            "%s: unknown key %s, the nearest known one is %s"
                .formatted(file, name, Nearest.to(name, known)));
      }
    }
    complaints.addAll(variables.unknown());
    if (!complaints.isEmpty()) {
      throw new ConfigurationException(String.join("; ", complaints));
    }
  }

  /**
   * The value of {@code key}, or its fallback.
   *
   * @throws ConfigurationException if the value is malformed
   */
  <T> T get(Key<T> key) {
    return find(key).orElse(key.fallback());
  }

  /**
   * The value of {@code key}; empty if the default applies.
   *
   * @throws ConfigurationException if the value is malformed
   */
  <T> Optional<T> find(Key<T> key) {
    Optional<Entry> entry = entry(key);
    return entry.map(found -> read(key, found)).filter(value -> !key.standsForDefault(value));
  }

  private static <T> T read(Key<T> key, Entry entry) {
    return switch (key.kind().read(entry.raw())) {
      case Reading.Value<T>(T value) -> value;
      case Reading.Malformed<T>(String reason, String wayOut) ->
          throw entry.mistake(reason, wayOut);
    };
  }

  /**
   * The path that {@code key} names, relative to the folder of the file; empty if it names none.
   *
   * @throws ConfigurationException if the value is malformed
   */
  Optional<Path> path(Key<String> key) {
    return Optional.of(get(key)).filter(text -> !text.isEmpty()).map(this::resolve);
  }

  /** A path relative to the folder of the file. */
  Path resolve(String text) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    return folder.resolve(text).normalize();
  }

  /** A mistake in the value of {@code key}, whether it was configured or is the default. */
  ConfigurationException mistake(Key<?> key, String reason, String wayOut) {
    return entry(key)
        .orElseGet(() -> new Entry(file.toString(), key.path(), key.fallback()))
        .mistake(reason, wayOut);
  }

  /**
   * The configured keys that this version does not use, as written, in the order of the catalogue.
   */
  List<String> unused() {
    return catalogue.all().stream()
        .filter(key -> !key.used())
        .flatMap(key -> entry(key).stream())
        .map(Entry::name)
        .toList();
  }

  private Optional<Entry> entry(Key<?> key) {
    return Optional.ofNullable(entries.get(key.folded()));
  }
}
