// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import static java.util.function.Predicate.not;

import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.GossipMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * What stays within the organization: org-restricted messages, and heartbeats of own members that
 * have no external endpoint (dissemination §3, row 4).
 *
 * <p>The own messages of a group share one choice of peers, those that are passed on another;
 * whoever brought a message is left out afterwards, so it may go to fewer.
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
    List<Delivery> deliveries = new ArrayList<>();
    deliveries.addAll(toTheSame(group.stream().filter(Rumour::isOwn).toList(), view));
    deliveries.addAll(toTheSame(group.stream().filter(not(Rumour::isOwn)).toList(), view));
    return Routing.of(deliveries);
  }

  private List<Delivery> toTheSame(List<Rumour> rumours, RoutingView view) {
    RoutingFilter own = RoutingFilter.membersOf(List.of(view.ownOrg()), view);
    return rumours.stream()
        .findFirst()
        .map(first -> view.chooseFor(first, peers, own, selector))
        .map(chosen -> rumours.stream().flatMap(rumour -> rumour.copiesFor(chosen)).toList())
        .orElse(List.of());
  }
}
