// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Heartbeats on their way within and between organizations (dissemination §3, row 5).
 *
 * <p>Each is routed on its own. Those of own members go to anybody, those of another organization
 * to that one and the own one, and those of authors whose organization is not known to nobody.
 * Targets without an external endpoint get no heartbeat of a foreign author, and no secret ever
 * reaches another organization. A target that is left out is not replaced.
 */
public final class AliveRouting implements RoutingRow {

  private final int peers;
  private final PeerSelector selector;

  /**
   * The row.
   *
   * @param peers how many members are chosen for each heartbeat
   */
  public AliveRouting(int peers, PeerSelector selector) {
    this.peers = peers;
    this.selector = selector;
  }

  @Override
  public boolean handles(Rumour rumour, RoutingView view) {
    return rumour.content() instanceof Content.AliveMessage;
  }

  @Override
  public Routing route(List<Rumour> group, RoutingView view) {
    List<Delivery> deliveries = new ArrayList<>();
    for (Rumour rumour : group) {
      if (rumour.content() instanceof Content.AliveMessage alive) {
        Optional<OrgId> authorOrg = view.orgOf(alive.author());
        authorOrg.ifPresent(org -> deliveries.addAll(routeOne(rumour, org, view)));
      }
    }
    return Routing.of(deliveries);
  }

  private List<Delivery> routeOne(Rumour rumour, OrgId authorOrg, RoutingView view) {
    boolean own = authorOrg.equals(view.ownOrg());
    RoutingFilter entitled =
        own
            ? RoutingFilter.everybody()
            : RoutingFilter.membersOf(List.of(view.ownOrg(), authorOrg), view);
    RoutingFilter filter = RoutingFilter.except(rumour.from()).and(entitled);
    return view.chooseFor(rumour, peers, filter, selector).stream()
        .filter(target -> own || !target.externalEndpoint().isNone())
        .map(target -> new Delivery(target, copyFor(target.pkiId(), rumour, view)))
        .toList();
  }

  private static SignedMessage copyFor(PkiId target, Rumour rumour, RoutingView view) {
    SignedMessage message = rumour.message();
    return view.isOwnOrg(target)
        ? message
        : new SignedMessage(message.envelope().withoutSecret(), message.message());
  }
}
