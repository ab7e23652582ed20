// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.crypto.BcCrypto;
import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.fixture.Material;
import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.msp.KeyFile;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.MspFolder;
import dev.hearsay.crypto.msp.MspPart;
import dev.hearsay.crypto.signature.HashFamily;
import dev.hearsay.crypto.signature.Scheme;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.port.MessageCryptoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CryptoGeneratorTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void everyGeneratedMemberIsAMemberThatSigns(KeyAlgorithm algorithm) {
    GeneratedNetwork network = Material.network(folder, algorithm);
    for (Organization organization : organizations(network)) {
      for (Member member : members(organization)) {
        MessageCryptoService service = open(member, organization.plan().mspId());
        Bytes message = Bytes.utf8(member.name());
        assertThat(service.verify(service.self(), service.sign(message), message)).isTrue();
        assertThat(service.self().org().mspId()).isEqualTo(organization.plan().mspId());
      }
    }
  }

  private static MessageCryptoService open(Member member, String mspId) {
    return BcCrypto.open(CryptoSettings.of(member.mspFolder(), mspId), Providers.AUTO, Material.NOW)
        .service();
  }

  private static List<Organization> organizations(GeneratedNetwork network) {
    return Stream.concat(
            network.peerOrganizations().stream(), network.ordererOrganizations().stream())
        .toList();
  }

  private static List<Member> members(Organization organization) {
    return Stream.concat(organization.nodes().stream(), Stream.of(organization.admin())).toList();
  }

  @Test
  void theLayoutIsFabrics() throws IOException {
    Material.network(folder);
    assertThat(files())
        .contains(
            "peerOrganizations/org1/ca/ca.org1-cert.pem",
            "peerOrganizations/org1/ca/priv_sk",
            "peerOrganizations/org1/tlsca/tlsca.org1-cert.pem",
            "peerOrganizations/org1/tlsca/priv_sk",
            "peerOrganizations/org1/msp/cacerts/ca.org1-cert.pem",
            "peerOrganizations/org1/msp/tlscacerts/tlsca.org1-cert.pem",
            "peerOrganizations/org1/msp/config.yaml",
            "peerOrganizations/org1/peers/peer1.org1/msp/cacerts/ca.org1-cert.pem",
            "peerOrganizations/org1/peers/peer1.org1/msp/keystore/priv_sk",
            "peerOrganizations/org1/peers/peer1.org1/msp/signcerts/peer1.org1-cert.pem",
            "peerOrganizations/org1/peers/peer1.org1/msp/config.yaml",
            "peerOrganizations/org1/peers/peer1.org1/tls/ca.crt",
            "peerOrganizations/org1/peers/peer1.org1/tls/server.crt",
            "peerOrganizations/org1/peers/peer1.org1/tls/server.key",
            "peerOrganizations/org1/users/Admin@org1/msp/signcerts/Admin@org1-cert.pem",
            "peerOrganizations/org1/users/Admin@org1/tls/client.crt",
            "ordererOrganizations/orderer/orderers/orderer0.orderer/msp/keystore/priv_sk",
            "ordererOrganizations/orderer/orderers/orderer0.orderer/tls/server.crt");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).toList();
    }
  }

  @Test
  void privateKeysAreForTheirOwnerOnly() throws IOException {
    Material.organization(folder);
    for (String file : files()) {
      if (file.endsWith("priv_sk") || file.endsWith(".key")) {
        assertThat(
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
            .isEqualTo("rw-------");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void tlsKeysAreOnP256AndMatchTheirCertificates(KeyAlgorithm algorithm) {
    GeneratedNetwork network = Material.network(folder, algorithm);
    for (Organization organization : organizations(network)) {
      Path tls = organization.nodes().getFirst().tlsFolder();
      Certificate certificate = certificate(tls.resolve("server.crt"));
      KeyFile key =
          KeyFile.of(new MspPart("key", Bytes.utf8(Material.read(tls.resolve("server.key")))));
      assertThat(Providers.AUTO.signingKey(key.key(), certificate.publicKey(), HashFamily.SHA2))
          .map(k -> k.verificationKey().scheme())
          .contains(Scheme.P256_SHA2);
      assertThat(certificate.issuer()).isEqualTo(certificate(tls.resolve("ca.crt")).subject());
    }
  }

  private static Certificate certificate(Path file) {
    return Certificate.parsePem(Bytes.utf8(Material.read(file))).orElseThrow();
  }

  @Test
  void certificatesAreGoodFromShortlyBeforeUntilTenYearsAfter() {
    Certificate peer =
        certificate(
            Material.organization(folder)
                .peerOrganizations()
                .getFirst()
                .nodes()
                .getFirst()
                .mspFolder()
                .resolve("signcerts/peer0.org1-cert.pem"));
    assertThat(peer.notBefore()).isEqualTo(Material.NOW.minus(Duration.ofMinutes(5)));
    assertThat(peer.notAfter()).isEqualTo(peer.notBefore().plus(Duration.ofDays(3650)));
    assertThat(peer.organizationalUnits()).containsExactly("peer");
  }

  @Test
  void anOrganizationsFolderMakesAnMsp() {
    Organization organization = Material.organization(folder).peerOrganizations().getFirst();
    Msp msp = Msp.of(MspFolder.organization(organization.mspFolder(), "Org1MSP"), Providers.AUTO);
    assertThat(msp.org().mspId()).isEqualTo("Org1MSP");
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() {
    Material.write(folder.resolve("precious"), Bytes.utf8("keys"));
    assertThatThrownBy(() -> Material.network(folder))
        .isInstanceOf(CryptoConfigurationException.class)
        .hasMessage(
            folder
                + ": there is something already, and nothing is overwritten;"
                + " name another folder, or remove it");
    assertThat(Material.read(folder.resolve("precious"))).isEqualTo("keys");
  }

  @Test
  void aFileWhereTheFolderShouldBeIsLeftAlone() {
    Path file = folder.resolve("file");
    Material.write(file, Bytes.utf8("text"));
    assertThatThrownBy(() -> Material.network(file))
        .isInstanceOf(CryptoConfigurationException.class)
        .hasMessageContaining("nothing is overwritten");
    assertThatThrownBy(() -> Material.network(file.resolve("below")))
        .isInstanceOf(CryptoConfigurationException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void theDomainFollowsFromTheMspIdentifier() {
    assertThat(OrganizationPlan.of("Org1MSP", 1).domain()).isEqualTo("org1");
    assertThat(OrganizationPlan.of("Acme", 1).domain()).isEqualTo("acme");
    assertThat(OrganizationPlan.of("MSP", 1).domain()).isEqualTo("msp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../up", "a/b", "white space", "-dash", "ümlaut"})
  void namesThatCannotBeFoldersAreRefused(String name) {
    assertThatThrownBy(() -> OrganizationPlan.of(name, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, OrganizationPlan.MAX_NODES + 1})
  void theNumberOfNodesHasBounds(int nodes) {
    assertThatThrownBy(() -> OrganizationPlan.of("Org1MSP", nodes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(nodes + " nodes");
  }

  @Test
  void organizationsNeedDifferentNames() {
    OrganizationPlan plan = OrganizationPlan.of("Org1MSP", 1);
    assertThatThrownBy(() -> settings(List.of(plan, plan)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two organizations are called Org1MSP");
    assertThatThrownBy(() -> settings(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no organization");
  }

  private GeneratorSettings settings(List<OrganizationPlan> plans) {
    return new GeneratorSettings(folder, plans, List.of(), KeyAlgorithm.P256, List.of());
  }

  @Test
  void algorithmsAreReadAsTheyAreWritten() {
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      assertThat(KeyAlgorithm.parse("--algorithm", algorithm.option())).isEqualTo(algorithm);
    }
    assertThatThrownBy(() -> KeyAlgorithm.parse("--algorithm", "rsa"))
        .isInstanceOf(CryptoConfigurationException.class)
        .hasMessage("--algorithm: 'rsa' is no key algorithm; use p256, p384 or ed25519");
  }
}
