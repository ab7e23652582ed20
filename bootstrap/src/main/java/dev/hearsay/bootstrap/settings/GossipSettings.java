// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import dev.hearsay.domain.id.Endpoint;
import java.util.List;

/**
 * What stands under {@code peer.gossip} (configuration §1). Each room judges its own part.
 *
 * @param bootstrap peers of the own organization that are contacted at start
 * @param internalEndpoint told to the own organization
 * @param externalEndpoint told to other organizations; none makes the node invisible to them
 * @param timers when and how much
 */
public record GossipSettings(
    List<Endpoint> bootstrap,
    Endpoint internalEndpoint,
    Endpoint externalEndpoint,
    GossipTimers timers) {

  /** Keeps an unmodifiable copy. */
  public GossipSettings {
    bootstrap = List.copyOf(bootstrap);
  }
}
