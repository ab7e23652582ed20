// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import java.util.Arrays;
import java.util.List;

/**
 * The strategies that ship, the default first. A new one needs a constant here and nothing else.
 */
enum Strategies {
  FABRIC_PUSH(FabricPush.NAME) {
    @Override
    DisseminationStrategy make(PushSettings settings) {
      return new FabricPush(settings.propagatePeerNum(), settings.emitter());
    }
  },
  FLOOD(Flood.NAME) {
    @Override
    DisseminationStrategy make(PushSettings settings) {
      return new Flood(settings.emitter());
    }
  };

  private final String label;

  Strategies(String label) {
    this.label = label;
  }

  /** A fresh one for one node. */
  abstract DisseminationStrategy make(PushSettings settings);

  static List<String> names() {
    return Arrays.stream(values()).map(known -> known.label).toList();
  }

  /**
   * The strategy called {@code name}.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that there are
   */
  static Strategies named(String name) {
    return Arrays.stream(values())
        .filter(known -> known.label.equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "dissemination strategy '" + name + "' is unknown; it must be one of " + names()));
  }
}
