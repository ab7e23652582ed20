// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.contracts.SecurityAdvisorContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class BcSecurityAdvisorTest extends SecurityAdvisorContract {

  private static final ChannelId CHANNEL = ChannelId.of("contract");

  private final Path folder;

  BcSecurityAdvisorTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Override
  protected World world() {
    CryptoWorld all = new CryptoWorld(folder, KeyAlgorithm.P256);
    BcCrypto own = all.node(all.org1(), 0, CHANNEL);
    BcCrypto other = all.node(all.org2(), 0, CHANNEL);
    return new World(
        own.advisor(),
        new OrgId("Org1MSP"),
        own.service().self().identity(),
        all.revoked(),
        new OrgId("Org2MSP"),
        other.service().self().identity(),
        all.strange());
  }
}
