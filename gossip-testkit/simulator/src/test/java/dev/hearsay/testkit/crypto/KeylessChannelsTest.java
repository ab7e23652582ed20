// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import static dev.hearsay.testkit.crypto.KeylessWorld.ORG1;
import static dev.hearsay.testkit.crypto.KeylessWorld.ORG2;

import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.contracts.ChannelConfigurationsContract;
import java.util.List;

final class KeylessChannelsTest extends ChannelConfigurationsContract {

  @Override
  protected World world() {
    return freshWorld();
  }

  static World freshWorld() {
    KeylessWorld all = new KeylessWorld(ChannelId.of("unused"));
    KeylessCrypto judge = new KeylessCrypto(all.authority, all.identity(ORG1, "peer0"), List.of());
    return new World(
        judge,
        judge,
        organization(ORG1),
        organization(ORG2),
        new KeylessCrypto(all.authority, all.identity(ORG2, "peer0"), List.of()),
        List.of(
            new Organization(ORG2, Bytes.utf8("no MSP"), List.of(), List.of()),
            new Organization(ORG2, Bytes.utf8("keyless CA one"), List.of(), List.of())));
  }

  static Organization organization(OrgId org) {
    return new Organization(org, Bytes.EMPTY, List.of(), List.of());
  }
}
