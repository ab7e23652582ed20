// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

/** Fabric's settings with one limit changed. */
final class Limits {

  private Limits() {}

  static DiscoverySettings with(String name, int value) {
    return DiscoverySettings.defaults().withLimits(limits(name, value));
  }

  static DiscoveryLimits limits(String name, int value) {
    DiscoveryLimits d = DiscoveryLimits.defaults();
    return new DiscoveryLimits(
        name.equals("maxMembersPerOrg") ? value : d.maxMembersPerOrg(),
        name.equals("maxReportedDead") ? value : d.maxReportedDead(),
        name.equals("maxTombstones") ? value : d.maxTombstones(),
        name.equals("maxResponseElements") ? value : d.maxResponseElements(),
        name.equals("maxResponseBytes") ? value : d.maxResponseBytes(),
        name.equals("maxQuestions") ? value : d.maxQuestions(),
        name.equals("maxWaiting") ? value : d.maxWaiting(),
        name.equals("maxProbes") ? value : d.maxProbes(),
        name.equals("maxAliveBytes") ? value : d.maxAliveBytes(),
        name.equals("maxMetadataBytes") ? value : d.maxMetadataBytes());
  }
}
