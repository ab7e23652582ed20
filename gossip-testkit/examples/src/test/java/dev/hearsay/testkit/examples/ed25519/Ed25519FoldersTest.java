// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import static dev.hearsay.testkit.examples.ed25519.Ed25519World.NOW;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORDERERS;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG1;
import static dev.hearsay.testkit.examples.ed25519.Ed25519World.ORG2;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.testkit.examples.pem.UnusableMaterialException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be used are told in one line that names a file. */
class Ed25519FoldersTest {

  private final Ed25519World all;

  Ed25519FoldersTest(@TempDir Path folder) {
    all = new Ed25519World(folder);
  }

  @Test
  void aFolderThatCannotBeUsedIsNamed() throws IOException {
    Path folder = all.mspFolder(ORG1, 1);
    assertUnusable(Ed25519Settings.of(folder, ORG1), NOW.plusSeconds(400_000_000), "signcerts");
    assertUnusable(Ed25519Settings.of(folder.resolve("absent"), ORG1), NOW, "Org1MSP");

    Files.copy(
        all.mspFolder(ORDERERS, 0).resolve("keystore/priv_sk"),
        folder.resolve("keystore/second_sk"));
    assertUnusable(Ed25519Settings.of(folder, ORG1), NOW, "holds 2 files");

    Files.delete(folder.resolve("keystore/priv_sk"));
    assertUnusable(Ed25519Settings.of(folder, ORG1), NOW, "second_sk is not the key of");
  }

  @Test
  void aCertificateOfAnotherOrganizationIsNotTheOwn() throws IOException {
    Path own = all.mspFolder(ORG1, 1).resolve("cacerts");
    Path others = all.mspFolder(ORG2, 1).resolve("cacerts");
    Files.copy(others.resolve("ca.org2-cert.pem"), own.resolve("ca.org2-cert.pem"));
    Files.delete(own.resolve("ca.org1-cert.pem"));
    Files.delete(all.mspFolder(ORG1, 1).resolve("crls/list.pem"));

    assertUnusable(Ed25519Settings.of(all.mspFolder(ORG1, 1), ORG1), NOW, "did not issue it");
  }

  private static void assertUnusable(Ed25519Settings settings, Instant now, String complaint) {
    assertThatThrownBy(() -> Ed25519Crypto.open(settings, now))
        .isInstanceOf(UnusableMaterialException.class)
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("\n");
  }
}
