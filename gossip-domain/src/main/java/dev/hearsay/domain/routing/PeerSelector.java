// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.port.Randomness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Chooses peers by lot (dissemination §3): the first few of a random permutation that a filter
 * admits.
 *
 * <p>It draws only as far as it must, so a filter is asked for few members where most are admitted.
 */
public final class PeerSelector {

  private static final int ENOUGH = 6;

  private final Randomness randomness;

  /** A selector that owns the stream {@code randomness}. */
  public PeerSelector(Randomness randomness) {
    this.randomness = randomness;
  }

  /**
   * Up to {@code count} different members that {@code filter} admits, in random order; none if the
   * count is not positive.
   */
  public List<NetworkMember> select(
      int count, List<NetworkMember> candidates, RoutingFilter filter) {
    List<NetworkMember> pool = count > 0 ? new ArrayList<>(candidates) : List.of();
    List<NetworkMember> chosen = new ArrayList<>();
    for (int i = 0; i < pool.size() && chosen.size() < count; i++) {
      Collections.swap(pool, i, i + randomness.nextInt(pool.size() - i));
      if (filter.admits(pool.get(i))) {
        chosen.add(pool.get(i));
      }
    }
    return List.copyOf(chosen);
  }

  /**
   * As {@link #select}, but only among those that {@code near} admits too, as soon as there are
   * twice as many of them as are to be chosen, and no fewer than {@value #ENOUGH}. With fewer to
   * choose from, what spreads would always go the same ways.
   */
  public List<NetworkMember> selectNear(
      int count, List<NetworkMember> candidates, RoutingFilter filter, RoutingFilter near) {
    int enough = count > 0 ? Math.max(ENOUGH, 2 * count) : 0;
    List<NetworkMember> drawn = select(enough, candidates, near.and(filter));
    return drawn.size() < enough
        ? select(count, candidates, filter)
        : drawn.subList(0, Math.max(0, count));
  }
}
