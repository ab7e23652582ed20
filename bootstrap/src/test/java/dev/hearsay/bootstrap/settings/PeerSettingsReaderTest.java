// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerSettingsReaderTest {
  @TempDir private Path folder;
  private ConfigFolder config;

  @BeforeEach
  void prepare() {
    config = new ConfigFolder(folder);
  }

  @Test
  void whatIsNotConfiguredHasFabricsDefault() {
    PeerSettings settings = config.read("peer: {}").settings();

    assertThat(settings.msp().id()).isEqualTo("SampleOrg");
    assertThat(settings.server())
        .isEqualTo(
            new PeerSettings.Server(new ListenAddress("0.0.0.0", 7051), 104_857_600, 104_857_600));
    assertThat(settings.tls()).isEqualTo(new PeerSettings.Tls.Off());
    assertThat(settings.keepalive())
        .isEqualTo(
            new Keepalive(
                Duration.ofHours(2),
                Duration.ofSeconds(20),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(20)));
    assertThat(settings.gossip().bootstrap()).isEmpty();
    assertThat(settings.gossip().externalEndpoint()).isEqualTo(Endpoint.NONE);
    assertThat(settings.gossip().timers()).isEqualTo(GossipTimers.FABRIC);
    assertThat(settings.gossip().timers().membership().aliveExpiration())
        .isEqualTo(Duration.ofSeconds(25));
  }

  @Test
  void aFileInFabricsStyleIsRead() {
    PeerSettings settings =
        config
            .read(
                """
                peer:
                  localMspId: Org1MSP
                  address: peer0.org1:7051
                  listenAddress: 127.0.0.1:0
                  gossip:
                    bootstrap:
                      - peer1.org1:7051
                      - peer2.org1:7051
                    externalEndpoint: example.org:443
                    aliveTimeInterval: 500ms
                    propagatePeerNum: 4
                """)
            .settings();

    assertThat(settings.msp().id()).isEqualTo("Org1MSP");
    assertThat(settings.server().listen()).isEqualTo(new ListenAddress("127.0.0.1", 0));
    assertThat(settings.gossip().bootstrap())
        .containsExactly(Endpoint.parse("peer1.org1:7051"), Endpoint.parse("peer2.org1:7051"));
    assertThat(settings.gossip().internalEndpoint()).isEqualTo(Endpoint.parse("peer0.org1:7051"));
    assertThat(settings.gossip().externalEndpoint()).isEqualTo(Endpoint.parse("example.org:443"));
    assertThat(settings.gossip().timers().propagation().peers()).isEqualTo(4);
  }

  @Test
  void expirationAndReconnectFollowTheAliveIntervalUnlessTheyAreSet() {
    GossipTimers.Membership derived =
        config
            .read("peer: {gossip: {aliveTimeInterval: 300ms}}")
            .settings()
            .gossip()
            .timers()
            .membership();
    GossipTimers.Membership set =
        config
            .read("peer: {gossip: {aliveExpirationTimeout: 9s, reconnectInterval: 7s}}")
            .settings()
            .gossip()
            .timers()
            .membership();

    assertThat(derived.aliveExpiration()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(derived.reconnectInterval()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(set.aliveExpiration()).isEqualTo(Duration.ofSeconds(9));
    assertThat(set.reconnectInterval()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void zeroAndEmptyMeanTheDefaultWhereTheyCannotBeMeant() {
    GossipSettings gossip =
        config
            .read(
                "peer: {gossip: {pullInterval: 0s, pullPeerNum: 0, dialTimeout: '', bootstrap:"
                    + " ''}}")
            .settings()
            .gossip();

    assertThat(gossip.timers().pull().interval()).isEqualTo(Duration.ofSeconds(4));
    assertThat(gossip.timers().pull().peers()).isEqualTo(3);
    assertThat(gossip.timers().connections().dialTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(gossip.bootstrap()).isEmpty();
  }

  @Test
  void theEnvironmentOverridesTheFile() {
    config.variable("CORE_PEER_GOSSIP_PULLINTERVAL", "9s");
    config.variable("CORE_PEER_GOSSIP_BOOTSTRAP", "a.example:1  b.example:2");
    config.variable("CORE_PEER_LOCALMSPID", "Org9MSP");
    config.variable("CORE_PEER_GOSSIP_PULLPEERNUM", "");
    config.variable("CORE_VM_ENDPOINT", "no matter");

    PeerSettings settings =
        config
            .read("peer: {localMspId: Org1MSP, gossip: {pullInterval: 1s, pullPeerNum: 7}}")
            .settings();

    assertThat(settings.gossip().timers().pull().interval()).isEqualTo(Duration.ofSeconds(9));
    assertThat(settings.gossip().timers().pull().peers()).isEqualTo(7);
    assertThat(settings.gossip().bootstrap())
        .containsExactly(Endpoint.parse("a.example:1"), Endpoint.parse("b.example:2"));
    assertThat(settings.msp().id()).isEqualTo("Org9MSP");
  }

  @Test
  void keysAreReadWhateverTheirCase() {
    PeerSettings settings = config.read("Peer: {GOSSIP: {PullInterval: 9s}}").settings();

    assertThat(settings.gossip().timers().pull().interval()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void keysThatAreNotUsedAreReportedInOneLine() {
    config.variable("CORE_PEER_GOSSIP_STATE_ENABLED", "true");
    PeerSettingsReader.Loaded loaded =
        config.read(
            """
            peer:
              gossip:
                useLeaderElection: true
                pvtData:
                  implicitCollectionDisseminationPolicy:
                    maxPeerCount: 2
            """);

    assertThat(loaded.notice())
        .contains(
            "configured but not used by this version: peer.gossip.useLeaderElection,"
                + " peer.gossip.pvtData.implicitCollectionDisseminationPolicy.maxPeerCount,"
                + " CORE_PEER_GOSSIP_STATE_ENABLED");
  }

  @Test
  void whereAllKeysAreUsedThereIsNothingToReport() {
    assertThat(config.read("peer: {localMspId: Org1MSP}").notice()).isEmpty();
  }

  @Test
  void keysOutsideGossipThatNobodyKnowsAreIgnored() {
    PeerSettingsReader.Loaded loaded =
        config.read("peer: {id: jdoe, handlers: {authFilters: [{name: x}]}}\nvm: {x: 1}");

    assertThat(loaded.unusedKeys()).isEmpty();
  }

  @Test
  void relativePathsStartAtTheFolderOfTheFile() {
    config.file("tls/server.crt");
    config.file("tls/server.key");
    config.file("tls/ca.crt");

    PeerSettings settings =
        config
            .read(
                """
                peer:
                  mspConfigPath: msp
                  tls:
                    enabled: true
                    cert: {file: tls/server.crt}
                    key: {file: tls/../tls/server.key}
                    rootcert: {file: %s}
                    clientRootCAs: {files: [tls/ca.crt]}
                """
                    .formatted(folder.resolve("tls/ca.crt")))
            .settings();

    Path certificate = folder.resolve("tls/server.crt");
    Path key = folder.resolve("tls/server.key");
    Path root = folder.resolve("tls/ca.crt");
    assertThat(settings.msp().folder()).isEqualTo(folder.resolve("msp"));
    assertThat(settings.tls())
        .isEqualTo(
            new PeerSettings.Tls.On(
                certificate, key, root, false, List.of(root), certificate, key));
  }

  @Test
  void metricsAreServedOnlyIfTheOperatorAsksForThem() {
    assertThat(metrics("operations: {listenAddress: 'a:1'}"))
        .isEqualTo(new PeerSettings.MetricsServer.Off());
    assertThat(metrics("{metrics: {provider: Prometheus}, operations: {listenAddress: 'a:1'}}"))
        .isEqualTo(servedAt("operations.listenAddress"));
    assertThat(metrics("metrics: {address: 'a:1'}")).isEqualTo(servedAt("metrics.address"));
    assertThat(metrics("{metrics: {address: 'a:1'}, operations: {listenAddress: 'a:1'}}"))
        .isEqualTo(servedAt("metrics.address"));
  }

  private PeerSettings.MetricsServer metrics(String yaml) {
    return config.read(yaml).settings().metrics();
  }

  private static PeerSettings.MetricsServer servedAt(String key) {
    return new PeerSettings.MetricsServer.On(new ListenAddress("a", 1), key);
  }

  @Test
  void anAddressForAllInterfacesIsReplacedByTheMachinesOwn() {
    assertThat(internal("peer: {address: '0.0.0.0:7051'}")).isEqualTo("192.0.2.7:7051");
    assertThat(internal("peer: {address: '[::]:7052'}")).isEqualTo("192.0.2.7:7052");
    assertThat(internal("peer: {address: 'peer0:7051', addressAutoDetect: true}"))
        .isEqualTo("192.0.2.7:7051");
    assertThat(internal("peer: {address: 'peer0:7051'}")).isEqualTo("peer0:7051");
    assertThat(internal("peer: {address: '0.0.0.0:1', gossip: {endpoint: 'me:9'}}"))
        .isEqualTo("me:9");
  }

  private String internal(String yaml) {
    return config.read(yaml).settings().gossip().internalEndpoint().text();
  }
}
