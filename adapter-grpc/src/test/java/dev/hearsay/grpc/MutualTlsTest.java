// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.testkit.contracts.CommReport;
import dev.hearsay.testkit.contracts.CommStation;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets through TLS, and what the node learns of him (wire §8, identities §11). */
class MutualTlsTest {

  private static final LinkId LINK = LinkId.outbound(1);

  private static TestAuthority ours;
  private static TestAuthority theirs;

  private final TestNodes nodes = new TestNodes();
  private final RawPeer peer = new RawPeer();

  @BeforeAll
  static void foundAuthorities(@TempDir Path folder) {
    ours = new TestAuthority(folder, "ours");
    theirs = new TestAuthority(folder, "theirs");
  }

  @AfterEach
  void closeAll() {
    peer.close();
    nodes.close();
  }

  @Test
  void eachSideLearnsTheHashOfTheCertificateOfTheOthersRole() {
    TransportSecurity.KeyFiles server = ours.issue("server", TestNodes.HOST);
    TransportSecurity.KeyFiles client = ours.issue("client");
    CommStation node = nodes.started(TestNodes.settings(twoRoles(server, client)));
    CommStation dialler = nodes.started(TestNodes.settings(twoRoles(server, client)));

    dialler.comm().dial(LINK, node.endpoint());

    LinkInfo there = dialler.recorder().awaitUp(LINK).info();
    LinkInfo here = node.recorder().awaitInbound().info();
    assertThat(there.ownTlsHash()).isEqualTo(KeyPairFiles.read(client).hash());
    assertThat(there.remoteTlsHash()).isEqualTo(KeyPairFiles.read(server).hash());
    assertThat(here.ownTlsHash()).isEqualTo(KeyPairFiles.read(server).hash());
    assertThat(here.remoteTlsHash()).isEqualTo(KeyPairFiles.read(client).hash());
  }

  @Test
  void clientWithoutCertificateComesUpWithAnEmptyHash() throws SSLException {
    CommStation node = started(ours, ours);

    peer.stream(
        NettyChannelBuilder.forAddress(TestNodes.HOST, node.endpoint().port())
            .sslContext(GrpcSslContexts.forClient().trustManager(ours.root().toFile()).build())
            .build());

    LinkInfo info = node.recorder().awaitInbound().info();
    assertThat(info.secured()).isTrue();
    assertThat(info.remoteTlsHash()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void clientOfAnUnknownAuthorityComesUpWhenOnlyTheHashCounts() {
    CommStation node = started(ours, ours);
    CommStation stranger = started(theirs, ours);

    stranger.connect(1, node);

    LinkInfo info = node.recorder().awaitInbound().info();
    assertThat(info.remoteTlsHash()).isNotEqualTo(Bytes.EMPTY);
  }

  @Test
  void clientOfAnUnknownAuthorityIsRefusedWhenClientsMustBeVouchedFor() {
    CommStation node = nodes.started(TestNodes.settings(vouched(List.of())));
    CommStation stranger = started(theirs, ours);

    stranger.comm().dial(LINK, node.endpoint());

    assertThat(stranger.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    CommReport.Refused refused = node.recorder().await(CommReport.Refused.class, report -> true);
    assertThat(refused.reason()).isEqualTo(Rejection.TLS_HANDSHAKE_FAILED);
    assertThat(refused.remoteHost()).isEqualTo(TestNodes.HOST);
    assertThat(refused.detail()).contains("certification path");
    assertThat(node.recorder().reports(CommReport.Up.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void clientWithoutCertificateIsRefusedWhenClientsMustBeVouchedFor(
      TransportSecurity.TlsVersion version) throws SSLException {
    CommStation node = nodes.started(TestNodes.settings(vouched(List.of())));

    peer.stream(
        NettyChannelBuilder.forAddress(TestNodes.HOST, node.endpoint().port())
            .sslContext(
                GrpcSslContexts.forClient()
                    .trustManager(ours.root().toFile())
                    .protocols(version.protocol())
                    .build())
            .build());

    CommReport.Refused refused = node.recorder().await(CommReport.Refused.class, report -> true);
    assertThat(refused.reason()).isEqualTo(Rejection.NO_TLS_CERTIFICATE);
    assertThat(refused.remoteHost()).isEqualTo(TestNodes.HOST);
  }

  @Test
  void clientRootsVouchForClientsWithoutBeingTrustedAsServers() {
    CommStation node = nodes.started(TestNodes.settings(vouched(List.of(theirs.root()))));
    CommStation stranger = started(theirs, ours);

    stranger.connect(1, node);
    node.comm().dial(LINK, stranger.endpoint());

    assertThat(node.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
  }

  @Test
  void serverOfAnUnknownAuthorityIsNotDialled() {
    CommStation node = started(theirs, ours);
    CommStation dialler = started(ours, ours);

    dialler.comm().dial(LINK, node.endpoint());

    CommReport.Down down = dialler.recorder().awaitDown(LINK);
    assertThat(down.cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(down.detail()).contains("certification path").doesNotContain("\n");
  }

  @Test
  void serverWhoseCertificateNamesAnotherHostIsNotDialled() {
    CommStation node =
        nodes.started(
            TestNodes.settings(
                TestNodes.tls(ours.issue("node", "peer0.org1.example"), ours.root())));
    CommStation dialler = started(ours, ours);

    dialler.comm().dial(LINK, node.endpoint());

    CommReport.Down down = dialler.recorder().awaitDown(LINK);
    assertThat(down.cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(down.detail()).contains(TestNodes.HOST);
  }

  @Test
  void nodesThatDisagreeAboutTlsDoNotLink() {
    CommStation secure = started(ours, ours);
    CommStation plain = nodes.startedPlaintext();

    secure.comm().dial(LINK, plain.endpoint());
    plain.comm().dial(LINK, secure.endpoint());

    assertThat(secure.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(plain.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
    assertThat(secure.recorder().await(CommReport.Refused.class, report -> true).reason())
        .isEqualTo(Rejection.TLS_HANDSHAKE_FAILED);
  }

  @Test
  void replacedTrustDecidesTheNextDialAndLeavesOpenLinksAlone() {
    CommStation node = started(ours, ours);
    CommStation dialler = started(ours, ours);
    dialler.connect(1, node);

    trust(dialler, theirs);
    dialler.comm().dial(LinkId.outbound(2), node.endpoint());
    assertThat(dialler.recorder().awaitDown(LinkId.outbound(2)).cause())
        .isEqualTo(LinkEnd.DIAL_FAILED);

    trust(dialler, ours);
    dialler.connect(3, node);
    assertThat(dialler.recorder().reports(CommReport.Down.class)).hasSize(1);
  }

  @Test
  void replacedTrustDecidesAboutClientsToo() {
    CommStation node = nodes.started(TestNodes.settings(vouched(List.of())));
    CommStation stranger = started(theirs, ours);

    TestNodes.grpc(node)
        .replaceTrusted(List.of(Bytes.utf8(ours.rootPem()), Bytes.utf8(theirs.rootPem())));

    stranger.connect(1, node);
  }

  @Test
  void nodeThatTrustsNobodyDialsNobody() {
    CommStation node = started(ours, ours);
    CommStation dialler = started(ours, ours);

    TestNodes.grpc(dialler).replaceTrusted(List.of());
    dialler.comm().dial(LINK, node.endpoint());

    assertThat(dialler.recorder().awaitDown(LINK).cause()).isEqualTo(LinkEnd.DIAL_FAILED);
  }

  @Test
  void trustThatCannotBeReadReplacesNothing() {
    CommStation node = started(ours, ours);
    CommStation dialler = started(ours, ours);

    assertThatThrownBy(() ->
            TestNodes.grpc(dialler)
                .replaceTrusted(
                    List.of(Bytes.utf8(theirs.rootPem()), Bytes.utf8("no certificate"))))
        .isInstanceOf(IllegalArgumentException.class);

    dialler.connect(1, node);
  }

  private CommStation started(TestAuthority issuer, TestAuthority trusted) {
    return nodes.started(
        TestNodes.settings(TestNodes.tls(issuer.issue("node", TestNodes.HOST), trusted.root())));
  }

  private static void trust(CommStation station, TestAuthority authority) {
    TestNodes.grpc(station).replaceTrusted(List.of(Bytes.utf8(authority.rootPem())));
  }

  private static TransportSecurity vouched(List<Path> clientRoots) {
    TransportSecurity.KeyFiles files = ours.issue("strict", TestNodes.HOST);
    return new TransportSecurity.MutualTls(
        files,
        files,
        List.of(ours.root()),
        new TransportSecurity.ClientAuth.Required(clientRoots),
        List.of(TransportSecurity.TlsVersion.values()));
  }

  private static TransportSecurity twoRoles(
      TransportSecurity.KeyFiles server, TransportSecurity.KeyFiles client) {
    return new TransportSecurity.MutualTls(
        server,
        client,
        List.of(ours.root()),
        new TransportSecurity.ClientAuth.HashOnly(),
        List.of(TransportSecurity.TlsVersion.values()));
  }
}
