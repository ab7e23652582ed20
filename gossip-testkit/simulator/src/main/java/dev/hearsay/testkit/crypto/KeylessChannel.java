// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.OrgId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whom one channel trusts, at one of its configurations.
 *
 * @param msps the MSP of each organization, those of orderers among them
 * @param readers the organizations whose members may read
 */
record KeylessChannel(SortedMap<OrgId, KeylessMsp> msps, List<OrgId> readers) {

  KeylessChannel {
    msps = Collections.unmodifiableSortedMap(msps);
    readers = List.copyOf(readers);
  }

  /**
   * Reads a configuration.
   *
   * @throws IllegalArgumentException if an MSP cannot be used
   */
  static KeylessChannel of(ChannelConfig config) {
    SortedMap<OrgId, KeylessMsp> msps = new TreeMap<>();
    Stream.concat(config.ordererOrgs().stream(), config.applicationOrgs().stream())
        .forEach(
            organization -> msps.put(organization.org(), KeylessMsp.parse(organization.msp())));
    return new KeylessChannel(
        msps, config.applicationOrgs().stream().map(Organization::org).toList());
  }

  /** Whether the channel's MSP of the identity's organization knows it, and it may read. */
  boolean mayRead(KeylessIdentity identity) {
    KeylessMsp msp = msps.get(identity.org());
    return msp != null && readers.contains(identity.org()) && msp.vouchesFor(identity);
  }
}
