// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * The table that says which message goes to whom, row by row (dissemination §3).
 *
 * <p>Each rumour belongs to the first row that handles it; the rows are served from the top. Rows
 * for channels stand above those for membership.
 */
public final class Router {

  private final List<DisseminationStrategy> rows;

  /** A table of {@code rows}, the uppermost first. */
  public Router(List<? extends DisseminationStrategy> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * The rows for membership.
   *
   * @param propagatePeerNum how many peers get each message
   */
  public static Router forMembership(int propagatePeerNum, PeerSelector selector) {
    return new Router(
        List.of(
            new OrgRouting(propagatePeerNum, selector),
            new AliveRouting(propagatePeerNum, selector)));
  }

  /**
   * What became of a batch.
   *
   * @param deliveries the copies to be sent, in order
   * @param unrouted rumours that no row handles: they go nowhere
   */
  public record Routing(List<Delivery> deliveries, List<Rumour> unrouted) {
    public Routing {
      deliveries = List.copyOf(deliveries);
      unrouted = List.copyOf(unrouted);
    }
  }

  /** Chooses the targets of a batch. */
  public Routing route(List<Rumour> batch, RoutingView view) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Rumour> rest = batch;
    for (DisseminationStrategy row : rows) {
      List<Rumour> group = new ArrayList<>();
      List<Rumour> others = new ArrayList<>();
      rest.forEach(rumour -> (row.handles(rumour, view) ? group : others).add(rumour));
      if (!group.isEmpty()) {
        deliveries.addAll(row.route(group, view));
      }
      rest = others;
    }
    return new Routing(deliveries, rest);
  }
}
