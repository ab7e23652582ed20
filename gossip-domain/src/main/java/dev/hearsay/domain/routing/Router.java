// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.routing.Routing.Cause;
import dev.hearsay.domain.routing.Routing.Unrouted;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table that says which message goes to whom, row by row (dissemination §3).
 *
 * <p>Each rumour belongs to the first row that handles it; the rows are served from the top. Rows
 * for channels stand above those for membership.
 */
public final class Router {

  private final List<RoutingRow> rows;

  /** A table of {@code rows}, the uppermost first. */
  public Router(List<? extends RoutingRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * The whole table.
   *
   * @param blocks to whom blocks go
   * @param propagatePeerNum how many peers get each other message
   */
  public static Router standard(
      DisseminationStrategy blocks, int propagatePeerNum, PeerSelector selector) {
    return new Router(
        List.of(
            new BlockRouting(blocks, selector),
            new LeadershipRouting(),
            new StateInfoRouting(propagatePeerNum, selector),
            new OrgRouting(propagatePeerNum, selector),
            new AliveRouting(propagatePeerNum, selector)));
  }

  /** Chooses the targets of a batch. */
  public Routing route(List<Rumour> batch, RoutingView view) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Unrouted> unrouted = new ArrayList<>();
    groups(batch, view)
        .forEach((row, group) -> {
          if (row == rows.size()) {
            group.forEach(rumour -> unrouted.add(new Unrouted(rumour, Cause.NOT_PUSHED)));
          } else {
            Routing routing = rows.get(row).route(group, view);
            deliveries.addAll(routing.deliveries());
            unrouted.addAll(routing.unrouted());
          }
        });
    return new Routing(deliveries, unrouted);
  }

  /** The rumours of each row, in the order of the rows; last those that no row handles. */
  private SortedMap<Integer, List<Rumour>> groups(List<Rumour> batch, RoutingView view) {
    SortedMap<Integer, List<Rumour>> groups = new TreeMap<>();
    for (Rumour rumour : batch) {
      groups.computeIfAbsent(rowOf(rumour, view), _ -> new ArrayList<>()).add(rumour);
    }
    return groups;
  }

  private int rowOf(Rumour rumour, RoutingView view) {
    int row = 0;
    while (row < rows.size() && !rows.get(row).handles(rumour, view)) {
      row++;
    }
    return row;
  }
}
