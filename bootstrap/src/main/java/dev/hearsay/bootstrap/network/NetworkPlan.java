// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.bootstrap.settings.GossipTimers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network consists of.
 *
 * @param organizations each trusts all others; not empty
 * @param timers how all nodes behave
 */
public record NetworkPlan(List<Organization> organizations, GossipTimers timers) {

  /** Keeps an unmodifiable copy. */
  public NetworkPlan {
    organizations = List.copyOf(organizations);
    if (organizations.isEmpty()) {
      throw new IllegalArgumentException("a network needs an organization: name at least one");
    }
  }

  /**
   * An organization.
   *
   * @param mspId its identifier
   * @param peers how many nodes it has
   * @param visibleAbroad whether its nodes have external endpoints
   */
  public record Organization(String mspId, int peers, boolean visibleAbroad) {}

  /** How many nodes there are to be. */
  public int nodes() {
    return organizations.stream().mapToInt(Organization::peers).sum();
  }

  /** Organizations called {@code Org1MSP} and so on, all of one size and visible to each other. */
  public static NetworkPlan uniform(int orgs, int peers, GossipTimers timers) {
    return new NetworkPlan(
        IntStream.rangeClosed(1, orgs)
            .mapToObj(number -> new Organization("Org" + number + "MSP", peers, true))
            .toList(),
        timers);
  }
}
