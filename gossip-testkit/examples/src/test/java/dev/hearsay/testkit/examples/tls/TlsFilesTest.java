// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.port.CommException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be used are told in one line that names them. */
class TlsFilesTest {

  private final TlsNodes nodes;
  private final TlsFiles good;

  TlsFilesTest(@TempDir Path folder) {
    nodes = new TlsNodes(folder);
    good = nodes.files(1, 0, 1);
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    Path absent = good.key().resolveSibling("absent.key");

    assertRefused(new TlsFiles(good.certificate(), absent, good.roots()), absent);
    assertRefused(new TlsFiles(absent, good.key(), good.roots()), absent);
    assertRefused(new TlsFiles(good.certificate(), good.key(), List.of(absent)), absent);
  }

  @Test
  void aFileThatHoldsSomethingElseIsNamed() {
    assertRefused(new TlsFiles(good.key(), good.key(), good.roots()), good.key());
    assertRefused(
        new TlsFiles(good.certificate(), good.certificate(), good.roots()), good.certificate());
  }

  @Test
  void aKeyOfAnotherCertificateIsNamed() {
    Path other = nodes.files(1, 1, 1).key();

    assertRefused(new TlsFiles(good.certificate(), other, good.roots()), other);
  }

  private static void assertRefused(TlsFiles files, Path culprit) {
    TlsSettings settings = TlsSettings.of(TlsNodes.HOST, 0, files);
    assertThatThrownBy(() -> new TlsComm(settings, TlsNodes.CODEC))
        .isInstanceOf(CommException.class)
        .hasMessageContaining(culprit.toString())
        .hasMessageNotContaining("\n");
  }
}
