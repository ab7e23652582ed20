// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;

/**
 * Takes each configuration that a channel accepted, so that crypto judges by it. Thread-safe.
 *
 * <p>It does not promise that a check that is running already sees the new configuration.
 */
public interface ChannelConfigurations {

  /**
   * Replaces the configuration of a channel.
   *
   * @throws IllegalArgumentException if an organization's MSP cannot be used; the former
   *     configuration stays
   */
  void accept(ChannelConfig config);

  /** Forgets the configuration of a channel. Unknown channels are ignored. */
  void forget(ChannelId channel);
}
