// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelMembers;
import dev.hearsay.domain.discovery.DiscoveryListener;
import dev.hearsay.domain.discovery.DiscoverySecurity;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.identity.IdentityListener;
import dev.hearsay.domain.identity.MemberView;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.routing.ChannelAudience;
import dev.hearsay.domain.routing.Delivery;
import dev.hearsay.domain.routing.RoutingView;
import dev.hearsay.domain.time.Now;
import java.util.List;
import java.util.Optional;

/**
 * What membership, identities and channels know of each other: the discovery security adapter, the
 * view of members that the identity pull has, and the news that either has for the other.
 */
final class Neighbours
    implements DiscoverySecurity,
        DiscoveryListener,
        IdentityListener,
        MemberView,
        ChannelMembers,
        Push.Surroundings {

  private final NodeParts parts;

  /** Who listens in the channels, as they are when routing asks. */
  private final ChannelAudience.Lookup audiences =
      new ChannelAudience.Lookup() {
        @Override
        public Optional<ChannelAudience> of(ChannelId channel) {
          return parts.channels.audience(channel);
        }

        @Override
        public Optional<ChannelAudience> of(Content.StateInfo stateInfo) {
          return parts.channels.audienceOf(stateInfo);
        }
      };

  Neighbours(NodeParts parts) {
    this.parts = parts;
  }

  // ---- what discovery asks of the identities

  @Override
  public Optional<ValidatedIdentity> identityOf(PkiId peer, Now now) {
    return parts.identities.get(peer, now);
  }

  @Override
  public void learned(ValidatedIdentity identity, Now now) {
    parts.identities.put(identity, now);
  }

  // ---- what discovery tells

  @Override
  public void membersChanged(Now now) {
    parts.channels.membersChanged(now);
  }

  @Override
  public void forgotten(PkiId member, Now now) {
    parts.channels.memberForgotten(member, now);
  }

  @Override
  public void unknownAuthor(PkiId author, Now now) {
    parts.certStore.wantedSoon(author, now);
  }

  // ---- what the identities tell

  @Override
  public void purged(PkiId peer, PurgeCause cause, Now now) {
    parts.checks.forget(peer);
    parts.handshakes.trustChanged();
    parts.certStore.remove(peer);
    parts.discovery.purge(peer, now);
    parts.channels.memberForgotten(peer, now);
    parts.connections.disconnect(peer, "identity " + cause, now);
  }

  // ---- what the identity pull and the push ask of membership

  @Override
  public List<NetworkMember> alive() {
    return parts.discovery.alive();
  }

  @Override
  public Optional<NetworkMember> lookup(PkiId peer) {
    return parts.discovery.lookup(peer);
  }

  @Override
  public OrgId ownOrg() {
    return parts.ownOrg;
  }

  @Override
  public RoutingView routingView(Now now) {
    return new RoutingView(
        alive(),
        parts.ownOrg,
        peer -> orgToRouteBy(peer, now),
        this::lookup,
        audiences,
        member -> parts.connections.isWithinReach(member.pkiId()));
  }

  /** Own heartbeats leave even if the own certificate has ended: that is for others to judge. */
  private Optional<OrgId> orgToRouteBy(PkiId peer, Now now) {
    return peer.equals(parts.identities.self().pkiId())
        ? Optional.of(parts.ownOrg)
        : parts.identities.orgOf(peer, now);
  }

  @Override
  public void deliver(Delivery delivery, Now now) {
    parts.outbox.deliver(delivery, now);
  }
}
