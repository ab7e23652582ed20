// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.time.Instant;
import java.util.List;

/** Two organizations that trust each other and share a channel, and a third that nobody trusts. */
final class KeylessWorld {

  static final OrgId ORG1 = new OrgId("Org1MSP");
  static final OrgId ORG2 = new OrgId("Org2MSP");
  static final OrgId ORG3 = new OrgId("Org3MSP");
  static final Instant LATER = Instant.parse("2036-01-01T00:00:00Z");

  final KeylessAuthority authority = new KeylessAuthority("contract");
  private final ChannelId channel;

  KeylessWorld(ChannelId channel) {
    this.channel = channel;
  }

  private ChannelConfig.Organization known(OrgId org) {
    return new ChannelConfig.Organization(org, authority.mspOf(org), List.of(), List.of());
  }

  /** The channel with the present CA of each organization. */
  ChannelConfig config() {
    return new ChannelConfig(channel, 1, List.of(known(ORG1), known(ORG2)), List.of());
  }

  ValidatedIdentity identity(OrgId org, String name) {
    return authority.newIdentity(org, name, LATER);
  }

  KeylessCrypto node(OrgId org, String name) {
    KeylessCrypto crypto = new KeylessCrypto(authority, identity(org, name), List.of(ORG1, ORG2));
    crypto.accept(config());
    return crypto;
  }

  ValidatedIdentity revoked() {
    ValidatedIdentity revoked = identity(ORG1, "revoked");
    authority.revoke(revoked.identity());
    return revoked;
  }
}
