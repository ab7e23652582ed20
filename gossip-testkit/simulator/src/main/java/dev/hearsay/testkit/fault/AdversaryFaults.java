// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import java.util.Map;

/** What an adversary with a valid identity does. */
final class AdversaryFaults {

  private AdversaryFaults() {}

  static Map<FaultKind, Mischief> all() {
    return Map.of();
  }
}
