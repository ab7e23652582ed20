// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import java.util.Map;

/** Faults of identities and certificates. */
final class IdentityFaults {

  private IdentityFaults() {}

  static Map<FaultKind, Mischief> all() {
    return Map.of();
  }
}
