// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.fixture.Material;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.testkit.contracts.MessageCryptoServiceContract;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract, told about all kinds of keys. */
final class BcMessageCryptoServiceTest {

  @Nested
  final class OnP256 extends Contract {
    OnP256(@TempDir Path folder) {
      super(folder, KeyAlgorithm.P256);
    }
  }

  @Nested
  final class OnP384 extends Contract {
    OnP384(@TempDir Path folder) {
      super(folder, KeyAlgorithm.P384);
    }
  }

  @Nested
  final class OnEd25519 extends Contract {
    OnEd25519(@TempDir Path folder) {
      super(folder, KeyAlgorithm.ED25519);
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class Contract extends MessageCryptoServiceContract {

    private static final Instant EARLIER = Material.NOW.minusSeconds(60);

    private final World world;

    Contract(Path folder, KeyAlgorithm algorithm) {
      CryptoWorld all = new CryptoWorld(folder, algorithm);
      world =
          new World(
              all.node(all.org1(), 0, CHANNEL).service(),
              all.node(all.org1(), 1, CHANNEL).service(),
              all.node(all.org2(), 0, CHANNEL).service(),
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
}
