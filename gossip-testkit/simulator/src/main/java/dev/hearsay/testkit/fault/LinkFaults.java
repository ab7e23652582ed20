// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import java.util.Map;

/** Faults of the links of a node. */
final class LinkFaults {

  private LinkFaults() {}

  static Map<FaultKind, Mischief> all() {
    return Map.of();
  }
}
