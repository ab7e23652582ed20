// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.connection.ConnectionSettings;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.identity.CertStoreSettings;
import dev.hearsay.domain.identity.IdentitySettings;
import dev.hearsay.domain.routing.PushSettings;

/**
 * The settings of a node: each room's own record, composed.
 *
 * @param connections links, lanes and dialling
 * @param discovery membership
 * @param push how and to how many peers messages are pushed
 * @param identities the identity store
 * @param identityPull the identity pull
 * @param channels channels and their blocks
 * @param service what is kept for the embedder
 */
public record NodeSettings(
    ConnectionSettings connections,
    DiscoverySettings discovery,
    PushSettings push,
    IdentitySettings identities,
    CertStoreSettings identityPull,
    ChannelSettings channels,
    ServiceSettings service) {

  /** Fabric's defaults (configuration §1). */
  public static NodeSettings defaults() {
    return new NodeSettings(
        ConnectionSettings.defaults(),
        DiscoverySettings.defaults(),
        PushSettings.defaults(),
        IdentitySettings.defaults(),
        CertStoreSettings.defaults(),
        ChannelSettings.defaults(),
        ServiceSettings.defaults());
  }
}
