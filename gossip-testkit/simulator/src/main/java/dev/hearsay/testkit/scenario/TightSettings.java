// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.application.node.Load;
import dev.hearsay.application.node.NodeSettings;
import dev.hearsay.application.node.ServiceSettings;
import dev.hearsay.application.node.TrustSettings;
import dev.hearsay.domain.channel.ChannelLimits;
import dev.hearsay.domain.channel.ChannelSettings;
import dev.hearsay.domain.connection.ConnectionSettings;
import dev.hearsay.domain.connection.ConnectionSettings.Lanes;
import dev.hearsay.domain.discovery.DiscoveryLimits;
import dev.hearsay.domain.discovery.DiscoverySettings;
import dev.hearsay.domain.emitter.EmitterSettings;
import dev.hearsay.domain.identity.IdentitySettings;
import dev.hearsay.domain.routing.PushSettings;
import dev.hearsay.testkit.memory.MemoryNetwork;

/** Fabric's times, and bounds that a network of some ten nodes comes near to. */
final class TightSettings {

  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;
  private static final int BLOCKS_IN_A_MESSAGE = 100;

  static final NodeSettings NODE = node();

  private TightSettings() {}

  /** The largest message that nodes take which publish blocks of so many bytes. */
  static int largestMessage(int blockBytes) {
    long some = (long) BLOCKS_IN_A_MESSAGE * blockBytes;
    return Math.clamp(some, MIB, MemoryNetwork.DEFAULT_LARGEST_MESSAGE);
  }

  private static NodeSettings node() {
    NodeSettings usual = NodeSettings.defaults();
    return new NodeSettings(
        connections(usual.connections()),
        discovery(usual.discovery()),
        push(usual.push()),
        trust(usual.trust()),
        channels(usual.channels()),
        new ServiceSettings(
            usual.service().unpushed(),
            usual.service().maxWaitingPublishers(),
            new Load(20, 64 * KIB),
            new Load(50, 64 * KIB),
            usual.service().readerPatience()));
  }

  private static ConnectionSettings connections(ConnectionSettings usual) {
    return new ConnectionSettings(
        usual.handshakeTimeout(),
        usual.grace(),
        usual.links(),
        new Lanes(20, 64 * KIB, 64 * KIB),
        usual.dialling(),
        16);
  }

  private static DiscoverySettings discovery(DiscoverySettings usual) {
    DiscoveryLimits limits = usual.limits();
    return usual.withLimits(
        new DiscoveryLimits(
            5,
            4,
            6,
            limits.maxResponseElements(),
            limits.maxResponseBytes(),
            24,
            limits.maxWaiting(),
            limits.maxProbes(),
            limits.maxAliveBytes(),
            limits.maxMetadataBytes()));
  }

  private static PushSettings push(PushSettings usual) {
    EmitterSettings emitter = usual.emitter();
    return new PushSettings(
        usual.strategy(),
        usual.propagatePeerNum(),
        EmitterSettings.of(emitter.iterations(), emitter.burstSize(), emitter.latency(), 20));
  }

  private static TrustSettings trust(TrustSettings usual) {
    IdentitySettings identities = usual.identities();
    return new TrustSettings(
        new IdentitySettings(
            identities.usageThreshold(),
            24,
            identities.maxIdentityBytes(),
            identities.maxTotalBytes()),
        usual.pull(),
        usual.checks());
  }

  private static ChannelSettings channels(ChannelSettings usual) {
    ChannelLimits limits = usual.limits();
    return usual.withLimits(
        new ChannelLimits(
            limits.maxChannels(),
            24,
            limits.maxStateInfoBytes(),
            limits.maxStoreBytes(),
            limits.maxSnapshotElements(),
            limits.maxSnapshotBytes(),
            8,
            limits.maxUnknownBytes(),
            limits.maxLeaders(),
            limits.maxRequests(),
            limits.maxReverifications()));
  }
}
