// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationMistakesTest {
  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void prepare() {
    config = new ConfigFolder(folder);
  }

  @Test
  void anUnknownKeyIsNamedWithTheNearestKnownOne() {
    assertThat(config.complaintAbout("peer: {gossip: {pullIntervall: 4s}}"))
        .isEqualTo(
            config.path()
                + ": unknown key peer.gossip.pullIntervall,"
                + " the nearest known one is peer.gossip.pullInterval");
  }

  @Test
  void anUnknownKeyOfHearsaysOwnIsAMistakeToo() {
    config.variable("CORE_HEARSAY_PROVIDER", "bc");

    assertThat(config.complaintAbout("hearsay: {signatureProvidr: bc}"))
        .contains("hearsay.signatureProvidr, the nearest known one is hearsay.signatureProvider")
        .contains("CORE_HEARSAY_PROVIDER, the nearest known one is");
  }

  @ParameterizedTest
  @CsvSource({
    "'peer: {tls: {enabeld: true}}', peer.tls.enabeld, peer.tls.enabled",
    "'peer: {tls: {clientRootCA: {files: [a]}}}', peer.tls.clientRootCA.files,"
        + " peer.tls.clientRootCAs.files",
    "'peer: {keepalive: {client: {intervall: 1s}}}', peer.keepalive.client.intervall,"
        + " peer.keepalive.client.interval",
    "'peer: {keepalive: {deliverClient: {timeout: 1s}}}', peer.keepalive.deliverClient.timeout,"
        + " peer.keepalive.deliveryClient.timeout",
    "'operations: {listenAdress: a}', operations.listenAdress, operations.listenAddress",
    "'metrics: {providr: prometheus}', metrics.providr, metrics.provider",
    "'peer: {listenAdress: a}', peer.listenAdress, peer.listenAddress",
    "'peer: {tsl: {enabled: true}}', peer.tsl.enabled, peer.tls.enabled"
  })
  void aMisspeltKeyOfAnySectionThatIsReadIsNamed(String yaml, String misspelt, String nearest) {
    assertThat(config.complaintAbout(yaml))
        .endsWith("unknown key %s, the nearest known one is %s".formatted(misspelt, nearest));
  }

  @Test
  void aMisspeltVariableOfAnySectionThatIsReadIsNamed() {
    config.variable("CORE_PEER_TLS_ENABELD", "true");
    config.variable("CORE_OPERATIONS_LISTENADRESS", "a");

    assertThat(config.complaintAbout("peer: {}"))
        .contains("CORE_PEER_TLS_ENABELD, the nearest known one is CORE_PEER_TLS_ENABLED")
        .contains("the nearest known one is CORE_OPERATIONS_LISTENADDRESS");
  }

  @Test
  void metricsAreServedForPrometheusOrNotAtAll() {
    assertThat(config.complaintAbout("metrics: {provider: statsd}"))
        .contains("metrics.provider is 'statsd'")
        .contains("write prometheus or disabled");
    assertThat(
            config.complaintAbout(
                "{metrics: {provider: prometheus}, operations: {listenAddress: nowhere}}"))
        .contains("operations.listenAddress is 'nowhere': not host:port");
    assertThat(config.complaintAbout("metrics: {address: nowhere}"))
        .contains("metrics.address is 'nowhere': not host:port");
  }

  @Test
  void metricsAreNotServedInTwoPlaces() {
    assertThat(
            config.complaintAbout(
                "{metrics: {address: 'a:1'}, operations: {listenAddress: 'b:2'}}"))
        .endsWith(
            "metrics.address is 'a:1': operations.listenAddress is another one, b:2;"
                + " leave one of the two out");
  }

  @Test
  void metricsAreNotAskedForAndRefusedAtOnce() {
    assertThat(config.complaintAbout("metrics: {provider: disabled, address: 'a:1'}"))
        .endsWith(
            "metrics.address is 'a:1': metrics.provider is disabled; leave one of the two out");
  }

  @Test
  void allUnknownKeysAreNamedAtOnce() {
    config.variable("CORE_PEER_GOSSIP_BOOTSTRP", "a:1");

    assertThat(config.complaintAbout("peer: {gossip: {stat: {enabled: true}, dialTimout: 1s}}"))
        .contains("peer.gossip.stat.enabled, the nearest known one is peer.gossip.state.enabled")
        .contains("peer.gossip.dialTimout, the nearest known one is peer.gossip.dialTimeout")
        .contains("CORE_PEER_GOSSIP_BOOTSTRP, the nearest known one is CORE_PEER_GOSSIP_BOOTSTRAP");
  }

  @Test
  void aMalformedValueIsNamedWithReasonAndWayOut() {
    assertThat(config.complaintAbout("peer: {gossip: {pullInterval: 4 bananas}}"))
        .isEqualTo(
            config.path()
                + ": peer.gossip.pullInterval is '4 bananas': not a duration with a unit;"
                + " write one such as 4s or 1500ms");
    assertThat(config.complaintAbout("peer: {gossip: {pullInterval: 4}}"))
        .contains("not a duration with a unit");
    assertThat(config.complaintAbout("peer: {gossip: {pullPeerNum: many}}"))
        .contains("peer.gossip.pullPeerNum is 'many': not a whole number");
    assertThat(config.complaintAbout("peer: {gossip: {pullPeerNum: -1}}")).contains("negative");
    assertThat(config.complaintAbout("peer: {addressAutoDetect: perhaps}"))
        .contains("neither true nor false");
    assertThat(config.complaintAbout("peer: {localMspId: [a, b]}")).contains("a list stands");
  }

  @Test
  void aMalformedVariableIsNamedAsSuch() {
    config.variable("CORE_PEER_GOSSIP_DIALTIMEOUT", "soon");

    assertThat(config.complaintAbout("peer: {}"))
        .startsWith("environment: CORE_PEER_GOSSIP_DIALTIMEOUT is 'soon'");
  }

  @Test
  void aMalformedEndpointIsNamedWhereverItStands() {
    assertThat(config.complaintAbout("peer: {gossip: {bootstrap: 'a:1 b'}}"))
        .contains("peer.gossip.bootstrap is 'a:1 b': 'b' is not host:port");
    assertThat(config.complaintAbout("peer: {gossip: {externalEndpoint: 'a:99999'}}"))
        .contains("peer.gossip.externalEndpoint is 'a:99999': not host:port");
    assertThat(config.complaintAbout("peer: {gossip: {endpoint: a}}"))
        .contains("peer.gossip.endpoint is 'a'");
    assertThat(config.complaintAbout("peer: {address: a}")).contains("peer.address is 'a'");
    assertThat(config.complaintAbout("peer: {listenAddress: 'a:b'}"))
        .contains("peer.listenAddress is 'a:b'");
  }

  @Test
  void aMachineWithoutAddressIsToldWhatToSet() {
    config.withoutNetwork();

    assertThat(config.complaintAbout("peer: {}"))
        .contains("peer.address is '0.0.0.0:7051'")
        .contains("set peer.gossip.endpoint");
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine() {
    assertThat(config.complaintAbout("peer:\n  gossip: [1, 2\n"))
        .startsWith(config.path() + ": line ")
        .endsWith("correct the YAML");
    assertThat(config.complaintAbout("peer: {}\npeer: {}")).contains("line 2");
    assertThat(config.complaintAbout("")).contains("the file is empty");
    assertThat(config.complaintAbout("just text")).contains("begin with 'peer:'");
    assertThat(config.complaintAbout("peer: {gossip: {bootstrap: [null]}}"))
        .contains("peer.gossip.bootstrap has an empty element");
  }

  @Test
  void aBombOfAliasesIsRefused() {
    StringBuilder yaml = new StringBuilder("peer:\n  a0: &a0 [x]\n");
    for (int i = 1; i < 100; i++) {
      yaml.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(config.complaintAbout(yaml.toString())).endsWith("correct the YAML");
  }

  @Test
  void aFileThatIsTooLargeOrMissingIsRefused() {
    assertThat(config.complaintAbout("#".repeat((1 << 20) + 1))).contains("larger than 1 MiB");
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> config.reader().read(folder.resolve("none.yaml")))
        .withMessage(folder.resolve("none.yaml") + ": no such file; name one with --config");
  }

  @Test
  void aMissingFileOfTlsIsNamed() {
    config.file("server.crt");

    assertThat(config.complaintAbout("peer: {tls: {enabled: true}}"))
        .contains("peer.tls.cert.file is ''")
        .contains("TLS is on and needs it");
    assertThat(
            config.complaintAbout(
                "peer: {tls: {enabled: true, cert: {file: server.crt}, key: {file: no.key}}}"))
        .contains("peer.tls.key.file is 'no.key': there is no file " + folder.resolve("no.key"));
  }

  @Test
  void aClientCertificateWithoutItsKeyIsRefused() {
    config.file("a.pem");

    assertThat(
            config.complaintAbout(
                """
                peer:
                  tls:
                    enabled: true
                    cert: {file: a.pem}
                    key: {file: a.pem}
                    rootcert: {file: a.pem}
                    clientCert: {file: a.pem}
                """))
        .contains("peer.tls.clientCert.file is 'a.pem': peer.tls.clientKey.file is missing");
  }

  @Test
  void aMissingMspFolderIsNamed() {
    assertThat(config.complaintAbout("peer: {mspConfigPath: nowhere}"))
        .contains("peer.mspConfigPath is 'nowhere': there is no folder")
        .contains("cacerts, signcerts and keystore");
  }

  @Test
  void timesThatMakeNoSenseTogetherAreNamed() {
    assertThat(config.complaintAbout("peer: {gossip: {aliveExpirationTimeout: 1s}}"))
        .startsWith(config.path() + ": aliveExpirationTimeout")
        .contains("aliveTimeInterval")
        .endsWith("correct it or leave it out");
  }

  @Test
  void aZeroThatTheTransportCannotUseIsNamed() {
    assertThat(config.complaintAbout("peer: {keepalive: {minInterval: 0s}}"))
        .startsWith(config.path() + ": ")
        .contains("keepalive")
        .endsWith("correct it or leave it out");
  }

  @Test
  void everyComplaintIsOneLine() {
    assertThat(config.complaintAbout("peer: {gossip: {pullInterval: \"a\\nb\"}}"))
        .doesNotContain("\n");
    assertThat(config.complaintAbout("peer: {localMspId: x, gossip: {pullInterval: [1, 2]}}"))
        .doesNotContain("\n");
    assertThat(config.complaintAbout("peer: {gossip: {pullInterval: " + "9".repeat(500) + "}}"))
        .hasSizeLessThan(400);
  }
}
