// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.base.Der;
import dev.hearsay.crypto.fixture.Material;
import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.generate.CertificateAuthority;
import dev.hearsay.crypto.generate.CertificateRequest;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.KeyPairs;
import dev.hearsay.crypto.signature.Curve;
import dev.hearsay.crypto.signature.EcdsaSignature;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.crypto.x509.Pem;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake in a folder is one line: the file, the reason, the way out. */
final class MspFolderTest {

  private static final Instant NOW = Material.NOW;

  private final Path temporary;
  private final Organization organization;
  private final Path msp;

  MspFolderTest(@TempDir Path temporary) {
    this.temporary = temporary;
    this.organization =
        Material.organization(temporary.resolve("network")).peerOrganizations().getFirst();
    this.msp = organization.nodes().getFirst().mspFolder();
  }

  @Test
  void aGeneratedFolderIsAMembers() {
    SigningIdentity self = open(NOW);
    assertThat(self.identity().org().mspId()).isEqualTo("Org1MSP");
    IdentityClaim claim = IdentityClaim.of(self.identity().identity()).orElseThrow();
    assertThat(claim.pkiId()).isEqualTo(self.identity().pkiId());
    assertThat(claim.idBytes().toUtf8()).isEqualTo(Material.read(certificateFile()));
  }

  @Test
  void anIdentityWithAHighSignatureIsPresentedWithALowOne() {
    Certificate low = certificate();
    var signature = signatureOf(low);
    var high = new EcdsaSignature(signature.r(), Curve.P256.order().subtract(signature.s()));
    Material.write(certificateFile(), low.withSignature(high.encode()).orElseThrow().pem());
    IdentityClaim claim = IdentityClaim.of(open(NOW).identity().identity()).orElseThrow();
    assertThat(claim.idBytes()).isEqualTo(low.pem());
  }

  private static EcdsaSignature signatureOf(Certificate certificate) {
    var parts = Der.children(certificate.encoded().toArray(), Der.SEQUENCE);
    byte[] bits = Der.content(parts.get(2), Der.BIT_STRING).orElseThrow();
    return EcdsaSignature.parse(Bytes.wrap(bits, 1, bits.length - 1)).orElseThrow();
  }

  @Test
  void textAndLineEndsOfTheCertificateFileDoNotGoIntoTheIdentity() {
    Certificate plain = certificate();
    Material.write(
        certificateFile(),
        Bytes.utf8("a comment\n" + plain.pem().toUtf8().replace("\n", "\r\n") + "\n\n"));
    IdentityClaim claim = IdentityClaim.of(open(NOW).identity().identity()).orElseThrow();
    assertThat(claim.idBytes()).isEqualTo(plain.pem());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path nowhere = temporary.resolve("nowhere");
    assertMistake(() -> MspFolder.member(nowhere, "Org1MSP"), nowhere, "there is no such folder");
  }

  @ParameterizedTest
  @CsvSource({"cacerts, ca.org1-cert.pem", "signcerts, peer0.org1-cert.pem", "keystore, priv_sk"})
  void aMissingFileIsNamedByItsFolder(String folder, String file) {
    Material.delete(msp.resolve(folder).resolve(file));
    assertMistake(msp.resolve(folder), "there is no file in it, or no such folder");
  }

  @ParameterizedTest
  @CsvSource({
    "cacerts/ca.org1-cert.pem, holds no readable certificate",
    "tlscacerts/tlsca.org1-cert.pem, holds no readable certificate",
    "signcerts/peer0.org1-cert.pem, holds no readable certificate",
    "admincerts/someone.pem, cannot be an administrator",
    "intermediatecerts/middle.pem, holds no readable certificate",
    "tlsintermediatecerts/middle.pem, holds no readable certificate",
    "keystore/priv_sk, holds no readable PEM block",
    "crls/list.pem, holds no readable revocation list"
  })
  void aFileThatIsNoPemIsNamed(String file, String reason) {
    Material.write(msp.resolve(file), Bytes.utf8("this is not PEM\n"));
    assertMistake(msp.resolve(file), reason);
  }

  @Test
  void aKeyThatDoesNotMatchTheCertificateIsNamed() {
    Path other = organization.nodes().getLast().mspFolder().resolve("keystore/priv_sk");
    Path file = msp.resolve("keystore/priv_sk");
    Material.write(file, Bytes.utf8(Material.read(other)));
    assertMistake(file, "no key there matches the certificate 'peer0.org1'");
    Material.write(msp.resolve("keystore/another_sk"), Bytes.utf8(Material.read(other)));
    assertMistake(msp.resolve("keystore"), "no key there matches");
  }

  @Test
  void theRightKeyIsFoundAmongOthers() {
    Path other = organization.nodes().getLast().mspFolder().resolve("keystore/priv_sk");
    Material.write(msp.resolve("keystore/another_sk"), Bytes.utf8(Material.read(other)));
    assertThat(open(NOW).key()).isNotNull();
  }

  @Test
  void aKeyInSec1IsReadAsWell() throws IOException {
    Path file = msp.resolve("keystore/priv_sk");
    PrivateKeyInfo key = KeyFile.of(new MspPart("key", Bytes.utf8(Material.read(file)))).key();
    var curve = key.getPrivateKeyAlgorithm().getParameters();
    var bare = ECPrivateKey.getInstance(key.parsePrivateKey());
    var sec1 = new ECPrivateKey(256, bare.getKey(), curve);
    Material.write(file, Pem.encode("EC PRIVATE KEY", sec1.getEncoded()));
    assertThat(open(NOW).key()).isNotNull();
    var nameless = new ECPrivateKey(256, bare.getKey());
    Material.write(file, Pem.encode("EC PRIVATE KEY", nameless.getEncoded()));
    assertMistake(file, "does not name its curve");
  }

  @ParameterizedTest
  @CsvSource({
    "ENCRYPTED PRIVATE KEY, holds an encrypted key",
    "CERTIFICATE, 'holds a CERTIFICATE, not a private key'",
    "PRIVATE KEY, holds no readable PKCS #8 key",
    "EC PRIVATE KEY, holds no readable SEC 1 key"
  })
  void aFileWithoutPrivateKeyIsNamed(String type, String reason) {
    Path file = msp.resolve("keystore/priv_sk");
    Material.write(file, Pem.encode(type, new byte[] {1, 2, 3}));
    assertMistake(file, reason);
  }

  @Test
  void anOwnCertificateThatHasEndedIsNamed() {
    Instant later = NOW.plus(Duration.ofDays(4000));
    assertMistake(() -> open(later), certificateFile(), "the certificate 'peer0.org1'", "ended at");
  }

  @Test
  void anAuthorityThatWasNotYetValidIsNamed() {
    install(
        ca().issue(request(Role.PEER).during(NOW.minus(Duration.ofDays(9)), NOW.plusSeconds(9))));
    assertMistake(certificateFile(), "it is no member of Org1MSP", "begins only at");
  }

  @Test
  void aCertificateOfAnotherOrganizationIsNamed() {
    install(new TestOrg("Org2MSP").root().issue(request(Role.PEER)));
    assertMistake(certificateFile(), "it is no member of Org1MSP", "has no chain");
  }

  @Test
  void twoRolesAreNamed() {
    install(ca().issue(request(Role.PEER).withUnits(List.of("peer", "client"))));
    assertMistake(certificateFile(), "it is no member of Org1MSP", "more than one role");
  }

  @Test
  void anAuthorityAsOwnCertificateIsNamed() {
    install(ca().certificate());
    assertMistake(certificateFile(), "is a certificate authority, not a member");
  }

  @Test
  void anOwnCertificateThatWasRevokedIsNamed() {
    Material.write(
        msp.resolve("crls/list.pem"), ca().revocationList(List.of(certificate().serial()), NOW));
    assertMistake(certificateFile(), "it is no member of Org1MSP", "was revoked by 'ca.org1'");
  }

  @ParameterizedTest
  @CsvSource({
    "'{', 'is not YAML'",
    "'- a\n- b', 'its content is not a map'",
    "'NodeOus:\n  Enable: true', 'NodeOus is unknown; known are [NodeOUs, Organiz'",
    "'NodeOUs:\n  Enabled: true', 'NodeOUs.Enabled is unknown'",
    "'NodeOUs:\n  Enable: maybe', 'NodeOUs.Enable is neither true nor false'",
    "'NodeOUs: 7', 'NodeOUs is not a map'",
    "'NodeOUs:\n  PeerOUIdentifier:\n    Certificate: [1]', 'Certificate is not text'",
    "'OrganizationalUnitIdentifiers: 7', 'OrganizationalUnitIdentifiers is not a list'",
    "'OrganizationalUnitIdentifiers:\n  - Certificate: x', 'names no unit'",
    "'OrganizationalUnitIdentifiers:\n  - OrganizationalUnitIdentifier: x', 'no Certificate'"
  })
  void aConfigYamlThatCannotBeUnderstoodIsNamed(String yaml, String reason) {
    Material.write(msp.resolve("config.yaml"), Bytes.utf8(yaml + "\n"));
    assertMistake(msp.resolve("config.yaml"), reason);
  }

  @Test
  void aCertificateThatConfigYamlNamesMustBeThere() {
    Material.write(
        msp.resolve("config.yaml"),
        Bytes.utf8(Material.read(msp.resolve("config.yaml")).replace("ca.org1", "gone")));
    assertMistake(msp.resolve("cacerts/gone-cert.pem"), "there is no such file");
  }

  @Test
  void aCertificateThatConfigYamlNamesMustBeAnAuthority() {
    String yaml = Material.read(msp.resolve("config.yaml"));
    Material.write(
        msp.resolve("config.yaml"),
        Bytes.utf8(yaml.replace("cacerts/ca.org1", "tlscacerts/tlsca.org1")));
    assertMistake(
        msp.resolve("tlscacerts/tlsca.org1-cert.pem"), "is no authority of this organization");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NodeOUs:\n", "NodeOUs:\n  Enable: false\n"})
  void withoutRolesAdministratorsMustBeNamed(String yaml) {
    Material.write(msp.resolve("config.yaml"), Bytes.utf8(yaml));
    assertMistake(Path.of("MSP Org1MSP"), "neither administrators nor a role for them");
    Path admin = organization.admin().mspFolder().resolve("signcerts/Admin@org1-cert.pem");
    Material.write(msp.resolve("admincerts/admin.pem"), Bytes.utf8(Material.read(admin)));
    assertThat(open(NOW)).isNotNull();
  }

  @Test
  void anAdministratorWithTheWrongRoleIsNamed() {
    Material.write(msp.resolve("admincerts/peer.pem"), certificate().pem());
    assertMistake(msp.resolve("admincerts/peer.pem"), "has neither the role admin nor client");
  }

  @Test
  void anAuthorityThatIsNoneIsNamed() {
    Material.write(msp.resolve("cacerts/peer.pem"), certificate().pem());
    assertMistake(msp.resolve("cacerts/peer.pem"), "is no certificate authority");
  }

  @Test
  void anIntermediateOfAnotherRootIsNamed() {
    TestOrg stranger = new TestOrg("Org2MSP");
    Material.write(
        msp.resolve("intermediatecerts/middle.pem"),
        stranger.intermediate(stranger.root(), "middle").certificate().pem());
    assertMistake(
        msp.resolve("intermediatecerts/middle.pem"), "cannot be an authority", "signed it");
  }

  @Test
  void aRevokedIntermediateIsNamed() {
    KeyPair keys = new TestOrg("Org1MSP").keys();
    CertificateRequest request =
        CertificateRequest.authority("middle", KeyPairs.publicKey(keys), NOW, NOW.plusSeconds(60));
    CertificateAuthority middle = ca().intermediate(request, keys);
    Material.write(msp.resolve("intermediatecerts/middle.pem"), middle.certificate().pem());
    assertThat(MspFolder.organization(msp, "Org1MSP").authorities().intermediates()).hasSize(1);
    Material.write(
        msp.resolve("crls/list.pem"),
        ca().revocationList(List.of(middle.certificate().serial()), NOW));
    assertMistake(msp.resolve("intermediatecerts/middle.pem"), "was revoked");
  }

  @Test
  void aFolderWhereAFileShouldBeIsSkippedAndAnEmptyNameIsRefused() {
    Material.write(msp.resolve("cacerts/folder/file"), Bytes.utf8("ignored"));
    assertThat(open(NOW)).isNotNull();
    assertMistake(() -> open("", NOW), Path.of("MSP "), "it has no identifier");
  }

  private CertificateAuthority ca() {
    return organization.authorities().identities();
  }

  private Path certificateFile() {
    return msp.resolve("signcerts/peer0.org1-cert.pem");
  }

  private Certificate certificate() {
    return Certificate.parsePem(Bytes.utf8(Material.read(certificateFile()))).orElseThrow();
  }

  private CertificateRequest request(Role role) {
    return CertificateRequest.member(
        "peer0.org1", role, certificate().publicKey(), NOW, NOW.plusSeconds(60));
  }

  private void install(Certificate certificate) {
    Material.write(certificateFile(), certificate.pem());
  }

  private SigningIdentity open(Instant now) {
    return open("Org1MSP", now);
  }

  private SigningIdentity open(String mspId, Instant now) {
    MspFolder folder = MspFolder.member(msp, mspId);
    Msp own = Msp.of(folder.configuration(), Providers.AUTO);
    return SigningIdentity.of(folder, own, Providers.AUTO, now);
  }

  private void assertMistake(Path file, String... reasons) {
    assertMistake(() -> open(NOW), file, reasons);
  }

  private static void assertMistake(Runnable action, Path file, String... reasons) {
    CryptoConfigurationException mistake =
        catchThrowableOfType(CryptoConfigurationException.class, action::run);
    assertThat(mistake).isNotNull();
    assertThat(mistake.where()).isEqualTo(file.toString());
    assertThat(mistake.reason()).contains(reasons);
    assertThat(mistake.wayOut()).isNotBlank();
    assertThat(mistake.getMessage()).doesNotContain("\n").startsWith(mistake.where());
  }
}
