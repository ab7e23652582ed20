// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.message.Content;
import java.util.ArrayList;
import java.util.List;

/**
 * What peers state of themselves in channels (dissemination §3, row 3).
 *
 * <p>Each is routed on its own: to the organizations of its channel if this node joined that and
 * the author can be reached from abroad, else within the own organization. Whoever brought it is
 * left out before the choice, so another takes the place.
 */
public final class StateInfoRouting implements RoutingRow {

  private final int peers;
  private final PeerSelector selector;

  /**
   * The row.
   *
   * @param peers how many members are chosen for each state info
   */
  public StateInfoRouting(int peers, PeerSelector selector) {
    this.peers = peers;
    this.selector = selector;
  }

  @Override
  public boolean handles(Rumour rumour, RoutingView view) {
    return rumour.content() instanceof Content.StateInfo;
  }

  @Override
  public Routing route(List<Rumour> group, RoutingView view) {
    List<Delivery> deliveries = new ArrayList<>();
    for (Rumour rumour : group) {
      if (rumour.content() instanceof Content.StateInfo stateInfo) {
        RoutingFilter filter = RoutingFilter.except(rumour.from()).and(entitledTo(stateInfo, view));
        rumour.copiesFor(view.chooseFor(rumour, peers, filter, selector)).forEach(deliveries::add);
      }
    }
    return Routing.of(deliveries);
  }

  private static RoutingFilter entitledTo(Content.StateInfo stateInfo, RoutingView view) {
    return view.channels()
        .of(stateInfo)
        .filter(audience -> view.isVisibleAbroad(stateInfo.pkiId()))
        .map(audience -> RoutingFilter.inChannel(audience, view))
        .orElseGet(() -> RoutingFilter.membersOf(List.of(view.ownOrg()), view));
  }
}
