// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import static dev.hearsay.testkit.examples.ed25519.Ed25519World.NOW;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG1;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG2;

import dev.hearsay.testkit.contracts.MessageCryptoServiceContract;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Ed25519CryptoServiceTest extends MessageCryptoServiceContract {

  private static final Instant EARLIER = NOW.minusSeconds(60);

  private final World world;

  Ed25519CryptoServiceTest(@TempDir Path folder) {
    Ed25519World all = new Ed25519World(folder);
    world =
        new World(
            all.node(ORG1, 0, CHANNEL),
            all.node(ORG1, 1, CHANNEL),
            all.node(ORG2, 0, CHANNEL),
            all.strange(),
            all.revoked(),
            all.expired(EARLIER),
            EARLIER,
            all.forged(),
            all.block(CHANNEL, BLOCK_NUMBER));
  }

  @Override
  protected World world() {
    return world;
  }
}
