// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.testkit.contracts.ChannelConfigurationsContract;
import java.util.List;

final class TrustRegistryContractTest extends ChannelConfigurationsContract {

  private final TestOrg own = new TestOrg("Org1MSP");
  private final TestOrg foreign = new TestOrg("Org2MSP");

  @Override
  protected World world() {
    TrustRegistry registry = registry(own);
    return new World(
        registry,
        new BcMessageCryptoService(own.signer("peer0", Role.PEER), registry),
        own.inChannel(),
        foreign.inChannel(),
        new BcMessageCryptoService(foreign.signer("peer0", Role.PEER), registry(foreign)),
        List.of(
            new Organization(foreign.org(), Bytes.hex("ffff"), List.of(), List.of()),
            new Organization(foreign.org(), own.inChannel().msp(), List.of(), List.of()),
            foreign.inChannel(foreign.configuration(List.of(), List.of(), List.of()))));
  }

  private static TrustRegistry registry(TestOrg org) {
    return new TrustRegistry(TrustedOrganizations.of(org.msp(), List.of(), 10), Providers.AUTO, 10);
  }
}
