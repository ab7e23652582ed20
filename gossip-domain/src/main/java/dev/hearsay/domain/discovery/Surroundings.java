// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PkiId;

/**
 * What every part of this room stands on and none of them changes.
 *
 * @param self what the node is
 * @param settings its timing and limits
 * @param ports what it reaches
 * @param policy who may learn what
 * @param refusals where refusals are counted
 */
record Surroundings(
    SelfDescription self,
    DiscoverySettings settings,
    DiscoveryPorts ports,
    DisclosurePolicy policy,
    Refusals refusals) {

  static Surroundings of(SelfDescription self, DiscoverySettings settings, DiscoveryPorts ports) {
    return new Surroundings(
        self,
        settings,
        ports,
        new DisclosurePolicy(self.org(), self.externalEndpoint()),
        new Refusals(ports.metrics()));
  }

  DiscoveryLimits limits() {
    return settings.limits();
  }

  boolean isSelf(PkiId peer) {
    return self.pkiId().equals(peer);
  }
}
