// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelRules;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.policy.Peers;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whom one channel trusts, at one of its configurations.
 *
 * @param msps the MSP of each organization, those of orderers among them
 * @param rules who may read
 */
record KeylessChannel(SortedMap<OrgId, KeylessMsp> msps, ChannelRules rules) {

  KeylessChannel {
    msps = Collections.unmodifiableSortedMap(msps);
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
    return new KeylessChannel(msps, config.rules());
  }

  /**
   * Whether the channel's MSP of the identity's organization knows it, and it may read.
   *
   * @param spelled the identity as it travels
   */
  boolean mayRead(KeylessIdentity identity, PeerIdentity spelled) {
    KeylessMsp msp = msps.get(identity.org());
    return msp != null
        && msp.vouchesFor(identity)
        && rules.mayRead(Peers.one(identity.org(), spelled));
  }
}
