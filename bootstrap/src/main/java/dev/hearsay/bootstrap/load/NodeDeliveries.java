// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The blocks of one node, in its present life. Thread-safe. */
final class NodeDeliveries {
  private final Map<Long, Arrival> arrivals = new ConcurrentHashMap<>();
  private final Map<Long, BlockRoute> routes = new ConcurrentHashMap<>();
  private final Map<Long, Long> published = new ConcurrentHashMap<>();
  private volatile long newest;

  /**
   * A block that was delivered.
   *
   * @param atNanos when for the first time
   * @param times how often
   */
  record Arrival(long atNanos, int times) {
    private Arrival again() {
      return new Arrival(atNanos, times + 1);
    }
  }

  void published(long number, long atNanos) {
    published.put(number, atNanos);
  }

  void received(long number, long atNanos) {
    arrivals.merge(number, new Arrival(atNanos, 1), (first, second) -> first.again());
    newest = number;
  }

  void came(long number, BlockRoute route) {
    routes.put(number, route);
  }

  /** It starts anew and knows nothing. */
  void forget() {
    arrivals.clear();
    routes.clear();
    published.clear();
  }

  boolean hasPublished(long number) {
    return published.containsKey(number);
  }

  Optional<Arrival> arrival(long number) {
    return Optional.ofNullable(arrivals.get(number));
  }

  /** The block that arrived last; meaningless as long as there is none. */
  long newest() {
    return newest;
  }

  boolean wasPulled(long number) {
    return routes.get(number) == BlockRoute.PULLED;
  }

  int held() {
    return arrivals.size() + published.size();
  }
}
