// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.crypto;

import static dev.hearsay.testkit.crypto.KeylessWorld.ORG1;
import static dev.hearsay.testkit.crypto.KeylessWorld.ORG2;
import static dev.hearsay.testkit.crypto.KeylessWorld.ORG3;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.testkit.contracts.SecurityAdvisorContract;

final class KeylessAdvisorTest extends SecurityAdvisorContract {

  @Override
  protected World world() {
    return freshWorld();
  }

  static World freshWorld() {
    KeylessWorld all = new KeylessWorld(ChannelId.of("contract"));
    return new World(
        all.node(ORG1, "peer0"),
        ORG1,
        all.identity(ORG1, "peer1").identity(),
        all.revoked().identity(),
        ORG2,
        all.identity(ORG2, "peer0").identity(),
        all.identity(ORG3, "peer0").identity());
  }
}
