// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import java.util.List;

/**
 * What stays within the organization: org-restricted messages, and heartbeats of own members that
 * have no external endpoint (dissemination §3, row 4).
 *
 * <p>The whole group shares one choice of peers; whoever brought a message is left out afterwards,
 * so it may go to fewer.
 */
public final class OrgRouting implements RoutingRow {

  private final int peers;
  private final PeerSelector selector;

  /**
   * The row.
   *
   * @param peers how many members are chosen
   */
  public OrgRouting(int peers, PeerSelector selector) {
    this.peers = peers;
    this.selector = selector;
  }

  @Override
  public boolean handles(Rumour rumour, RoutingView view) {
    GossipMessage message = rumour.message().message();
    return message.tag().isOrgRestricted()
        || (message.content() instanceof Content.AliveMessage alive
            && alive.membership().externalEndpoint().isNone()
            && view.isOwnOrg(alive.author()));
  }

  @Override
  public Routing route(List<Rumour> group, RoutingView view) {
    List<NetworkMember> chosen =
        selector.select(peers, view.alive(), RoutingFilter.membersOf(List.of(view.ownOrg()), view));
    return Routing.of(group.stream().flatMap(rumour -> rumour.copiesFor(chosen)).toList());
  }
}
