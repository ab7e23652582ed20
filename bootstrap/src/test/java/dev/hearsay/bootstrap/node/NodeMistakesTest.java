// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.bootstrap.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a configuration ends in one line that names it, and exit code 2. */
class NodeMistakesTest {
  @TempDir private Path temporary;
  private NodeFolder folder;

  @BeforeEach
  void makeKeys() {
    folder = new NodeFolder(temporary);
  }

  @Test
  void aMissingConfigurationIsNamed() {
    assertThat(complaint(temporary.resolve("absent.yaml"))).contains("absent.yaml: no such file");
  }

  @Test
  void aMissingOptionIsNamed() {
    StringWriter err = new StringWriter();

    assertThat(Main.run(new String[] {"node"}, silent(), new PrintWriter(err, true))).isEqualTo(2);
    assertThat(err.toString().lines().toList()).singleElement().asString().contains("--config");
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestOne() {
    folder.with("peer.gossip.bootstrp", "localhost:7051");

    assertThat(complaint()).contains("peer.gossip.bootstrp").contains("peer.gossip.bootstrap");
  }

  @Test
  void malformedEndpointsAreNamed() {
    folder.with("peer.gossip.endpoint", "somewhere");
    assertThat(complaint()).contains("peer.gossip.endpoint is 'somewhere'").contains("host:port");

    folder.with("peer.gossip.endpoint", "localhost:7051");
    folder.with("peer.gossip.externalEndpoint", "localhost:70510");
    assertThat(complaint()).contains("peer.gossip.externalEndpoint is 'localhost:70510'");

    folder.without("peer.gossip.externalEndpoint").with("peer.gossip.bootstrap", "one,two");
    assertThat(complaint()).contains("peer.gossip.bootstrap").contains("one");
  }

  @Test
  void anAddressThatNobodyCouldDialIsNoInternalEndpoint() {
    folder.without("peer.gossip.endpoint").with("peer.address", "peer0");

    assertThat(complaint()).contains("peer.address is 'peer0'").contains("host:port");
  }

  @Test
  void aMissingMspFolderIsNamed() {
    folder.with("peer.mspConfigPath", "nowhere");

    assertThat(complaint()).contains("peer.mspConfigPath").contains("nowhere");
  }

  @Test
  void aMissingKeyIsNamedWithItsFolder() {
    Path keystore = folder.peer(0).mspFolder().resolve("keystore");
    NodeFolder.clear(keystore);

    assertThat(complaint()).contains(keystore.toString());
  }

  @Test
  void aKeyThatDoesNotMatchTheCertificateIsNamed() {
    Path keystore = folder.peer(0).mspFolder().resolve("keystore");
    NodeFolder.replace(keystore, folder.peer(1).mspFolder().resolve("keystore"));

    assertThat(complaint()).contains(keystore.toString()).contains("signcerts");
  }

  @Test
  void anMspIdThatIsNotThatOfTheCertificateDoesNotMatter() {
    folder.with("peer.localMspId", "AnyMSP");

    CommandInThread node =
        new CommandInThread("node", "--config", folder.write("core.yaml").toString());
    node.awaitOutput("of AnyMSP");
    assertThat(node.interrupt()).isZero();
  }

  @Test
  void aMissingTlsFileIsNamed() {
    folder.with("peer.tls.key.file", "absent.key");

    assertThat(complaint()).contains("peer.tls.key.file").contains("absent.key");
  }

  @Test
  void aTlsKeyThatDoesNotMatchItsCertificateIsNamed() {
    Path other = folder.peer(1).tlsFolder().resolve("server.key");
    folder.with("peer.tls.key.file", other.toString());

    assertThat(complaint()).contains(other.toString()).contains("is not the key");
  }

  @Test
  void aFileThatIsNoCertificateIsNamed() throws IOException {
    Path garbage = Files.writeString(temporary.resolve("garbage.crt"), "-----BEGIN WHAT-----");
    folder.with("peer.tls.cert.file", garbage.toString());

    assertThat(complaint()).contains(garbage.toString());
  }

  @Test
  void tlsWithoutFilesIsNamed() {
    folder.without("peer.tls.cert.file");

    assertThat(complaint()).contains("peer.tls.cert.file").contains("TLS is on");
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();
      folder.with("peer.listenAddress", address);

      assertThat(complaint()).contains(address);
    }
  }

  @Test
  void aPortInUseForMetricsIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      folder.with("metrics.provider", "prometheus");
      folder.with("operations.listenAddress", "127.0.0.1:" + taken.getLocalPort());

      assertThat(complaint())
          .contains("operations.listenAddress")
          .contains("127.0.0.1:" + taken.getLocalPort());

      folder.without("operations.listenAddress");
      folder.with("metrics.address", "127.0.0.1:" + taken.getLocalPort());
      assertThat(complaint()).startsWith("hearsay: metrics.address: cannot serve metrics");
    }
  }

  @Test
  void timesThatDoNotGoTogetherAreNamed() {
    folder.with("peer.gossip.aliveTimeInterval", "30s");
    folder.with("peer.gossip.aliveExpirationTimeout", "10s");

    assertThat(complaint()).contains("aliveExpirationTimeout").contains("aliveTimeInterval");
  }

  @Test
  void aSignatureProviderThatIsNoneIsNamed() {
    folder.with("hearsay.signatureProvider", "abacus");

    assertThat(complaint()).contains("hearsay.signatureProvider").contains("abacus");
  }

  private String complaint() {
    return complaint(folder.write("core.yaml"));
  }

  private static String complaint(Path config) {
    StringWriter err = new StringWriter();
    String[] args = {"node", "--config", config.toString()};

    assertThat(Main.run(args, silent(), new PrintWriter(err, true)))
        .as(err.toString())
        .isEqualTo(2);

    assertThat(err.toString().lines().toList()).singleElement().asString().startsWith("hearsay: ");
    return err.toString();
  }

  private static PrintWriter silent() {
    return new PrintWriter(new StringWriter(), true);
  }
}
