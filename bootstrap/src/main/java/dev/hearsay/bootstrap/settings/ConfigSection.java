// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A section within a list: keys without regard to case, and where they stand. */
final class ConfigSection {
  private final String where;
  private final Map<String, Object> values = new LinkedHashMap<>();

  private ConfigSection(String where, Map<?, ?> raw) {
    this.where = where;
    raw.forEach((key, value) -> {
      if (value != null) {
        values.put(Key.fold(String.valueOf(key)), value);
      }
    });
  }

  /** The section that {@code raw} is; empty if it is none. */
  static Optional<ConfigSection> of(String where, Object raw) {
    return raw instanceof Map<?, ?> map
        ? Optional.of(new ConfigSection(where, map))
        : Optional.empty();
  }

  Set<String> keys() {
    return values.keySet();
  }

  /** Where a key stands, for error lines. */
  String at(String key) {
    return where + "." + key;
  }

  /** One value as text; empty if there is none. */
  Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key))
        .map(value -> value.toString().strip())
        .filter(text -> !text.isEmpty());
  }

  /** A list, without empty elements; one value counts as a list of it. */
  List<?> list(String key) {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().filter(Objects::nonNull).toList()
        : List.of(value);
  }
}
