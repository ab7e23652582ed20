// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reports how many peers a channel has, and who came and went since the last report (channels §9).
 *
 * <p>Owned by its channel. A peer that only changed its PKI-ID is at the same endpoint as before:
 * it neither came nor went.
 */
final class MembershipTracker {

  private final ChannelId channel;
  private final GossipMetrics metrics;
  private Map<PkiId, Endpoint> last = new LinkedHashMap<>();

  MembershipTracker(ChannelId channel, GossipMetrics metrics) {
    this.channel = channel;
    this.metrics = metrics;
  }

  /** Compares with the last report and reports. */
  void report(List<ChannelPeer> peers) {
    Map<PkiId, Endpoint> current = new LinkedHashMap<>();
    peers.forEach(peer -> current.put(peer.member().pkiId(), peer.member().preferredEndpoint()));
    metrics.on(new GossipEvent.ChannelPeers(channel, current.size()));
    Map<PkiId, Endpoint> departed = without(last, current);
    Map<PkiId, Endpoint> arrived = without(current, last);
    if (!sameEndpoints(departed, arrived)) {
      departed.forEach((peer, endpoint) ->
          metrics.on(new GossipEvent.ChannelPeerOffline(channel, peer, endpoint)));
      arrived.forEach((peer, endpoint) ->
          metrics.on(new GossipEvent.ChannelPeerOnline(channel, peer, endpoint)));
    }
    last = current;
  }

  private static Map<PkiId, Endpoint> without(
      Map<PkiId, Endpoint> all, Map<PkiId, Endpoint> excluded) {
    Map<PkiId, Endpoint> rest = new LinkedHashMap<>(all);
    rest.keySet().removeAll(excluded.keySet());
    return rest;
  }

  private static boolean sameEndpoints(
      Map<PkiId, Endpoint> departed, Map<PkiId, Endpoint> arrived) {
    return sorted(departed).equals(sorted(arrived));
  }

  private static List<Endpoint> sorted(Map<PkiId, Endpoint> peers) {
    return peers.values().stream().sorted().toList();
  }
}
