// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.connection.ConnectionSettings;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.routing.PushSettings;

/**
 * The settings of a node: each room's own record, composed.
 *
 * @param connections links, lanes and dialling
 * @param discovery membership
 * @param push how and to how many peers messages are pushed
 * @param trust identities and the checking of signatures
 * @param channels channels and their blocks
 * @param service what is kept for the embedder
 */
public record NodeSettings(
    ConnectionSettings connections,
    DiscoverySettings discovery,
    PushSettings push,
    TrustSettings trust,
    ChannelSettings channels,
    ServiceSettings service) {

  /** Fabric's defaults (configuration §1). */
  public static NodeSettings defaults() {
    return new NodeSettings(
        ConnectionSettings.defaults(),
        DiscoverySettings.defaults(),
        PushSettings.defaults(),
        TrustSettings.defaults(),
        ChannelSettings.defaults(),
        ServiceSettings.defaults());
  }

  /** The same with every time of membership, pull and channels divided by {@code factor}. */
  public NodeSettings faster(int factor) {
    return new NodeSettings(
        connections,
        discovery.faster(factor),
        push,
        trust.faster(factor),
        channels.faster(factor),
        service);
  }

  /** The same with other connections. */
  public NodeSettings with(ConnectionSettings other) {
    return new NodeSettings(other, discovery, push, trust, channels, service);
  }

  /** The same with another push. */
  public NodeSettings with(PushSettings other) {
    return new NodeSettings(connections, discovery, other, trust, channels, service);
  }

  /** The same with other channels. */
  public NodeSettings with(ChannelSettings other) {
    return new NodeSettings(connections, discovery, push, trust, other, service);
  }

  /** The same with other bounds for what is kept for the embedder. */
  public NodeSettings with(ServiceSettings other) {
    return new NodeSettings(connections, discovery, push, trust, channels, other);
  }
}
