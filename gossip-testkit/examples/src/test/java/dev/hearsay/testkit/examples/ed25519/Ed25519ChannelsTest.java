// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import static dev.hearsay.testkit.examples.ed25519.Ed25519World.NOW;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG1;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG2;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.STRANGERS;

import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.testkit.contracts.ChannelConfigurationsContract;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Ed25519ChannelsTest extends ChannelConfigurationsContract {

  private final Ed25519World all;
  private final Ed25519World onP256;

  Ed25519ChannelsTest(@TempDir Path folder) {
    all = new Ed25519World(folder);
    onP256 = new Ed25519World(folder.resolve("p256"), KeyAlgorithm.P256);
  }

  @Override
  protected World world() {
    Ed25519Crypto judge = all.alone(ORG1, 0);
    return new World(
        judge,
        judge,
        all.inChannel(ORG1),
        all.inChannel(ORG2),
        all.alone(ORG2, 0),
        List.of(
            foreign(Bytes.EMPTY),
            foreign(Bytes.hex("ffff")),
            foreign(onP256.inChannel(ORG2).msp()),
            foreign(Bytes.utf8(all.inChannel(ORG2).msp().toUtf8() + strangersList()))));
  }

  private static Organization foreign(Bytes msp) {
    return new Organization(ORG2, msp, List.of(), List.of());
  }

  private String strangersList() {
    return all.root(STRANGERS).revocationList(List.of(), NOW).toUtf8();
  }
}
