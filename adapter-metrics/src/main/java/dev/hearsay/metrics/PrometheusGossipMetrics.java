// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.port.GossipMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * The events of one node as Prometheus metrics (configuration §6).
 *
 * <p>Names that Fabric has too are Fabric's, to the letter; its counters appear without a type,
 * because the client library would rename them. Each node has a registry of its own, so that many
 * nodes of one process stay apart. Labels take values of closed sets, and the names of channels
 * that the embedder joined: no peer, endpoint or text from the network ever becomes one.
 *
 * <p>Thread-safe. Every event is taken by incrementing a few numbers.
 */
public final class PrometheusGossipMetrics implements GossipMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final TrafficMetrics traffic = new TrafficMetrics(registry);
  private final LinkMetrics links = new LinkMetrics(registry);
  private final MembershipMetrics membership = new MembershipMetrics(registry);
  private final IdentityMetrics identities = new IdentityMetrics(registry);
  private final DropMetrics drops = new DropMetrics(registry);
  private final ChannelMetrics channels = new ChannelMetrics(registry);

  /** What this node counted, to be scraped. */
  public PrometheusRegistry registry() {
    return registry;
  }

  @Override
  public void on(GossipEvent event) {
    switch (event) {
      case GossipEvent.MessageReceived received -> traffic.received(received);
      case GossipEvent.MessageSent sent -> traffic.sent(sent);
      case GossipEvent.Dropped dropped -> drops.dropped(dropped);
      case GossipEvent.Rejected rejected -> traffic.rejected(rejected);
      case GossipEvent.DialStarted dial -> links.dialStarted();
      case GossipEvent.DialFailed dial -> links.dialFailed();
      case GossipEvent.LinkOpened link -> links.opened();
      case GossipEvent.LinkClosed link -> links.closed();
      case GossipEvent.SeedUnavailable seed -> links.seedUnavailable();
      case GossipEvent.MemberAlive member -> membership.alive(member);
      case GossipEvent.MemberDead member -> membership.dead(member);
      case GossipEvent.MemberForgotten member -> membership.forgotten(member);
      case GossipEvent.DuplicateIdentity duplicate -> membership.duplicate();
      case GossipEvent.InvisibleAbroad invisible -> membership.invisibleAbroad();
      case GossipEvent.IdentityLearned learned -> identities.learned();
      case GossipEvent.IdentityPurged purged -> identities.purged(purged);
      case GossipEvent.SignaturesChecked checked -> identities.signaturesChecked(checked);
      case GossipEvent.SigningFailed failed -> identities.signingFailed();
      case GossipEvent.ChannelConfigured configured -> channels.configured(configured);
      case GossipEvent.ChannelConfigRefused refused -> {}
      case GossipEvent.ChannelLeft left -> {}
      case GossipEvent.ChannelPeers peers -> channels.peers(peers);
      case GossipEvent.ChannelPeerOnline online -> {}
      case GossipEvent.ChannelPeerOffline offline -> {}
      case GossipEvent.LedgerHeight height -> channels.height(height);
      case GossipEvent.BlockDelivered delivered -> channels.delivered(delivered);
      case GossipEvent.BlockPushed pushed -> channels.pushed(pushed);
      case GossipEvent.BlocksSkipped skipped -> channels.skipped(skipped);
      case GossipEvent.BlocksWaiting waiting -> channels.waiting(waiting);
      case GossipEvent.BlockCommitted committed -> channels.committed(committed);
      case GossipEvent.LeaderChanged leader -> channels.leader(leader);
      case GossipEvent.PrivateDataHandled handled -> channels.privateData(handled);
      case GossipEvent.Verified verified -> traffic.verified(verified);
      case GossipEvent.SubscriberFailed failed -> traffic.subscriberFailed();
      case GossipEvent.SubscriberCutOff cutOff -> traffic.subscriberCutOff();
    }
  }
}
