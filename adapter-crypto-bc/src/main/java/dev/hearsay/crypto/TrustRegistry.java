// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.port.ChannelConfigurations;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds the one snapshot of trusted organizations, and replaces it when a channel's configuration
 * changes. Thread-safe; a check that is running goes on with the snapshot it began with.
 */
public final class TrustRegistry implements ChannelConfigurations {

  private final AtomicReference<TrustedOrganizations> current;
  private final SignatureProvider provider;
  private final int maxCachedMembers;

  TrustRegistry(TrustedOrganizations first, SignatureProvider provider, int maxCachedMembers) {
    this.current = new AtomicReference<>(first);
    this.provider = provider;
    this.maxCachedMembers = maxCachedMembers;
  }

  /** The snapshot of this moment. */
  TrustedOrganizations current() {
    return current.get();
  }

  /**
   * {@inheritDoc} An organization's MSP is a serialized MSPConfig, as channels carry it (identities
   * §3.1).
   */
  @Override
  public void accept(ChannelConfig config) {
    ChannelTrust trust = ChannelTrust.of(config, provider, maxCachedMembers);
    current.updateAndGet(snapshot -> snapshot.with(config.channel(), trust));
  }

  @Override
  public void forget(ChannelId channel) {
    current.updateAndGet(snapshot -> snapshot.without(channel));
  }
}
