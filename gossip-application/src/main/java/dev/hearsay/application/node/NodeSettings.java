// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.connection.ConnectionSettings;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.identity.CertStoreSettings;
import dev.hearsay.domain.identity.IdentitySettings;

/**
 * The settings of a node: each room's own record, composed.
 *
 * @param connections links, lanes and dialling
 * @param discovery membership
 * @param emitter batching of pushes
 * @param propagatePeerNum how many peers a message is pushed to
 * @param identities the identity store
 * @param identityPull the identity pull
 */
public record NodeSettings(
    ConnectionSettings connections,
    DiscoverySettings discovery,
    EmitterSettings emitter,
    int propagatePeerNum,
    IdentitySettings identities,
    CertStoreSettings identityPull) {

  /** Refuses a negative fan-out. */
  public NodeSettings {
    if (propagatePeerNum < 0) {
      throw new IllegalArgumentException(
          "propagatePeerNum is " + propagatePeerNum + "; it must be 0 or more");
    }
  }

  /** Fabric's defaults (configuration §1). */
  public static NodeSettings defaults() {
    return new NodeSettings(
        ConnectionSettings.defaults(),
        DiscoverySettings.defaults(),
        EmitterSettings.defaults(),
        3,
        IdentitySettings.defaults(),
        CertStoreSettings.defaults());
  }
}
