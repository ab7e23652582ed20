// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What routing looks at while it routes one batch.
 *
 * @param alive the members that live, without this node, in an order that is the same in every run
 * @param ownOrg this node's organization
 * @param orgLookup the organization of a peer whose identity is known, this node included
 * @param memberLookup a member alive or dead, this node included
 * @param channels the channels that this node joined
 * @param linked admits those to whom a link is open
 */
public record RoutingView(
    List<NetworkMember> alive,
    OrgId ownOrg,
    Function<PkiId, Optional<OrgId>> orgLookup,
    Function<PkiId, Optional<NetworkMember>> memberLookup,
    ChannelAudience.Lookup channels,
    RoutingFilter linked) {

  /** The organization of a peer; empty if its identity is not known. */
  public Optional<OrgId> orgOf(PkiId peer) {
    return orgLookup.apply(peer);
  }

  /** Whether a peer is known to belong to this node's organization (identities §10). */
  public boolean isOwnOrg(PkiId peer) {
    return orgOf(peer).map(ownOrg::equals).orElse(false);
  }

  /**
   * Up to {@code count} members for a message, by lot. What is only passed on is not worth a dial,
   * for others pass it on as well: where enough links are open it stays on them.
   */
  public List<NetworkMember> chooseFor(
      Rumour rumour, int count, RoutingFilter filter, PeerSelector selector) {
    return rumour.isOwn()
        ? selector.select(count, alive, filter)
        : selector.selectNear(count, alive, filter, linked);
  }

  /** Whether a peer is a known member that other organizations can reach. */
  public boolean isVisibleAbroad(PkiId peer) {
    return memberLookup
        .apply(peer)
        .filter(member -> !member.externalEndpoint().isNone())
        .isPresent();
  }
}
