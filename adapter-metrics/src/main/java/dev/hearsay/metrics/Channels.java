// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.metrics;

import dev.hearsay.domain.id.ChannelId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The channels that this node was told of by its own embedder. Only they become labels, so nobody
 * on the network can make series.
 */
final class Channels {
  static final String LABEL = "channel";

  private final Set<ChannelId> configured = ConcurrentHashMap.newKeySet();

  void configured(ChannelId channel) {
    configured.add(channel);
  }

  boolean isConfigured(ChannelId channel) {
    return configured.contains(channel);
  }
}
