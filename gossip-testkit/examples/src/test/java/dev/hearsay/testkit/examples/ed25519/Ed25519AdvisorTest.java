// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG1;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG2;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.testkit.contracts.SecurityAdvisorContract;
import java.nio.file.Path;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Ed25519AdvisorTest extends SecurityAdvisorContract {

  private static final ChannelId CHANNEL = ChannelId.of("contract");

  private final Ed25519World all;

  Ed25519AdvisorTest(@TempDir Path folder) {
    all = new Ed25519World(folder);
  }

  @Override
  protected World world() {
    Ed25519Crypto own = all.node(ORG1, 0, CHANNEL);
    return new World(
        own,
        ORG1,
        own.self().identity(),
        all.revoked(),
        ORG2,
        all.alone(ORG2, 0).self().identity(),
        all.strange());
  }
}
