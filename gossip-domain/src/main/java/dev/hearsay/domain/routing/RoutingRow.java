// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import java.util.List;

/** One row of the table that says which message goes to whom (dissemination §3). */
public interface RoutingRow {

  /** Whether this row is about {@code rumour}; the first row that says so gets it. */
  boolean handles(Rumour rumour, RoutingView view);

  /**
   * Chooses the targets.
   *
   * @param group the rumours of one batch that this row handles, oldest first; never empty
   * @return the copies to be sent, in the order in which they are to leave, and what goes nowhere
   */
  Routing route(List<Rumour> group, RoutingView view);
}
