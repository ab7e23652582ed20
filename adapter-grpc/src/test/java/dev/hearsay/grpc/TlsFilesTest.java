// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.port.CommException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake in TLS files is one line that names the file and the way out. */
class TlsFilesTest {

  @TempDir Path folder;
  private TestAuthority authority;

  @BeforeEach
  void foundAuthority() {
    authority = new TestAuthority(folder, "authority");
  }

  @Test
  void missingCertificateIsNamed() {
    Path missing = folder.resolve("missing.crt");

    assertRefused(new TransportSecurity.KeyFiles(missing, authority.issue("a").key()))
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("does not exist")
        .hasMessageContaining("correct the path");
  }

  @Test
  void missingKeyIsNamed() {
    Path missing = folder.resolve("missing.key");

    assertRefused(new TransportSecurity.KeyFiles(authority.issue("a").certificate(), missing))
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("does not exist");
  }

  @Test
  void keyOfAnotherCertificateIsNamedWithBothFiles() {
    TransportSecurity.KeyFiles one = authority.issue("one");
    TransportSecurity.KeyFiles other = authority.issue("other");

    assertRefused(new TransportSecurity.KeyFiles(one.certificate(), other.key()))
        .hasMessageContaining(one.certificate().toString())
        .hasMessageContaining(other.key().toString())
        .hasMessageContaining("is not the key of");
  }

  @Test
  void textThatIsNoCertificateIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.crt"), "hello");

    assertRefused(new TransportSecurity.KeyFiles(text, authority.issue("a").key()))
        .hasMessageContaining(text.toString())
        .hasMessageContaining("put PEM certificates there");
  }

  @Test
  void emptyFileHoldsNoCertificate() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.crt"), "");

    assertRefused(new TransportSecurity.KeyFiles(empty, authority.issue("a").key()))
        .hasMessageContaining(empty.toString());
  }

  @Test
  void keyInAnOlderFormIsNamedWithTheCommandThatConvertsIt() throws IOException {
    Path key =
        Files.writeString(
            folder.resolve("old.key"),
            "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");

    assertRefused(new TransportSecurity.KeyFiles(authority.issue("a").certificate(), key))
        .hasMessageContaining(key.toString())
        .hasMessageContaining("openssl pkcs8");
  }

  @Test
  void keyThatCannotBeReadIsNamed() throws IOException {
    Path key =
        Files.writeString(
            folder.resolve("broken.key"),
            "-----BEGIN PRIVATE KEY-----\nAAA=A\n-----END PRIVATE KEY-----\n");

    assertRefused(new TransportSecurity.KeyFiles(authority.issue("a").certificate(), key))
        .hasMessageContaining(key.toString());
  }

  @Test
  void folderInPlaceOfAFileIsNamed() {
    assertRefused(new TransportSecurity.KeyFiles(folder, authority.issue("a").key()))
        .hasMessageContaining(folder.toString());
  }

  @Test
  void unreadableRootIsNamed() throws IOException {
    Path root = Files.writeString(folder.resolve("root.pem"), "hello");

    assertRefused(authority.issue("a"), root).hasMessageContaining(root.toString());
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(
      TransportSecurity.KeyFiles files, Path... roots) {
    try (GrpcTransports transports = new GrpcTransports(1)) {
      return assertThatThrownBy(
              () -> new GrpcComm(TestNodes.settings(TestNodes.tls(files, roots)), transports))
          .isInstanceOf(CommException.class)
          .hasMessageNotContaining("\n");
    }
  }
}
