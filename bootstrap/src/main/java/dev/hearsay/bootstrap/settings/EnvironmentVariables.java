// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment as a source of settings: {@code CORE_PEER_GOSSIP_BOOTSTRAP} overrides {@code
 * peer.gossip.bootstrap} (configuration §4). An empty variable counts as absent, as with Fabric.
 */
final class EnvironmentVariables {
  private static final String SOURCE = "environment";

  private final Map<String, String> variables;
  private final KeyCatalogue catalogue;

  EnvironmentVariables(Map<String, String> variables, KeyCatalogue catalogue) {
    this.variables = variables;
    this.catalogue = catalogue;
  }

  /** The entries for keys of the catalogue, by folded path. */
  Map<String, Entry> entries() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Key<?> key : catalogue.all()) {
      valueOf(key.variable())
          .map(value -> new Entry(SOURCE, key.variable(), value))
          .ifPresent(entry -> entries.put(key.folded(), entry));
    }
    return entries;
  }

  /** What is wrong with variables that look like gossip's but belong to no key, sorted. */
  List<String> unknown() {
    List<String> known = catalogue.strict().stream().map(Key::variable).toList();
    List<String> complaints = new ArrayList<>();
    variables.keySet().stream()
        .filter(name -> catalogue.isStrictVariable(name) && !known.contains(name))
        .sorted()
        .forEach(name ->
            complaints.add(
                SOURCE
                    + ": unknown variable "
                    + name
                    + ", the nearest known one is "
                    + Nearest.to(name, known)));
    return complaints;
  }

  private Optional<String> valueOf(String variable) {
    return Optional.ofNullable(variables.get(variable)).filter(value -> !value.isEmpty());
  }
}
