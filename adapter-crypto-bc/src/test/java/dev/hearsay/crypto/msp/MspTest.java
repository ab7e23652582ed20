// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.generate.CertificateAuthority;
import dev.hearsay.crypto.generate.CertificateRequest;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.msp.MspConfiguration.Unit;
import dev.hearsay.crypto.msp.MspConfiguration.Units;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Rejection;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MspTest {

  private final TestOrg org = new TestOrg("Org1MSP");
  private final Msp msp = org.msp();

  @ParameterizedTest
  @EnumSource(Role.class)
  void aMemberHasTheRoleOfItsUnit(Role role) {
    Member member = valid(msp, org.root().issue(org.member("member", role)));
    assertThat(member.standing().roles()).containsExactly(role);
    assertThat(member.identity().org()).isEqualTo(org.org());
    assertThat(member.identity().expiresAt()).isEqualTo(TestOrg.END);
    assertThat(member.identifier()).startsWith("Org1MSP").hasSize(7 + 64);
  }

  @ParameterizedTest
  @EnumSource(KeyAlgorithm.class)
  void membersMayHaveKeysOfAllKinds(KeyAlgorithm algorithm) {
    TestOrg other = new TestOrg("Org1MSP", algorithm);
    assertThat(valid(other.msp(), other.root().issue(other.member("peer0", Role.PEER))))
        .isNotNull();
  }

  @Test
  void theSameCertificateSpelledTwiceIsOneMemberWithTwoPkiIds() {
    Certificate certificate = org.root().issue(org.member("peer0", Role.PEER));
    Bytes crlf = Bytes.utf8(certificate.pem().toUtf8().replace("\n", "\r\n"));
    Member unix = valid(msp, certificate);
    Member dos = valid(msp, IdentityClaim.of(org.org(), crlf));
    assertThat(dos.identity().pkiId()).isNotEqualTo(unix.identity().pkiId());
    assertThat(dos.identifier()).isEqualTo(unix.identifier());
  }

  @Test
  void whoeverHasEndedIsAMemberStill() {
    Instant end = TestOrg.BEGIN.plusSeconds(60);
    Certificate ended = org.root().issue(org.member("peer0", Role.PEER).during(TestOrg.BEGIN, end));
    assertThat(valid(msp, ended).identity().expiresAt()).isEqualTo(end);
  }

  @Test
  void aMemberOlderThanItsAuthorityIsInvalid() {
    CertificateRequest old =
        org.member("peer0", Role.PEER).during(TestOrg.BEGIN.minusSeconds(9), TestOrg.END);
    assertRefused(org.root().issue(old), Rejection.INVALID_IDENTITY, "begins only at");
  }

  @Test
  void aMemberOfAnotherAuthorityIsForeign() {
    Certificate foreign = new TestOrg("Org2MSP").root().issue(org.member("peer0", Role.PEER));
    assertRefused(foreign, Rejection.FOREIGN_IDENTITY, "no chain");
    TestOrg edwards = new TestOrg("Org1MSP", KeyAlgorithm.ED25519);
    assertRefused(
        edwards.root().issue(edwards.member("peer0", Role.PEER)),
        Rejection.FOREIGN_IDENTITY,
        "no chain");
  }

  @Test
  void anAuthorityIsNoMember() {
    assertRefused(
        org.root().certificate(), Rejection.INVALID_IDENTITY, "is a certificate authority");
  }

  @Test
  void exactlyOneRoleIsNeeded() {
    assertRefused(with(List.of()), Rejection.INVALID_IDENTITY, "has no role");
    assertRefused(with(List.of("accounting")), Rejection.INVALID_IDENTITY, "has no role");
    assertRefused(with(List.of("peer", "client")), Rejection.INVALID_IDENTITY, "more than one");
    assertRefused(with(List.of("peer", "peer")), Rejection.INVALID_IDENTITY, "more than one");
    assertThat(valid(msp, with(List.of("accounting", "peer"))).standing().roles())
        .containsExactly(Role.PEER);
  }

  private Certificate with(List<String> units) {
    return org.root().issue(org.member("peer0", Role.PEER).withUnits(units));
  }

  @Test
  void aRoleMustComeFromTheAuthorityThatItsUnitNames() {
    CertificateAuthority middle = org.intermediate(org.root(), "middle");
    CertificateAuthority other = org.intermediate(org.root(), "other");
    MspConfiguration plain =
        org.configuration(
            List.of(org.root().certificate()),
            List.of(middle.certificate(), other.certificate()),
            List.of());
    Msp picky =
        Msp.of(
            withUnits(plain, TestOrg.roles(new MspPart("unit", middle.certificate().pem()))),
            Providers.AUTO);
    valid(picky, middle.issue(org.member("peer0", Role.PEER)));
    assertRefused(
        picky,
        other.issue(org.member("peer0", Role.PEER)),
        Rejection.INVALID_IDENTITY,
        "from another authority");
  }

  @Test
  void aRequiredUnitMustBeCarried() {
    MspPart root = new MspPart("unit", org.root().certificate().pem());
    Units units =
        new Units(List.of(new Unit("lab", root)), true, TestOrg.roles(MspPart.NONE).roles());
    Msp strict = Msp.of(withUnits(org.configuration(), units), Providers.AUTO);
    assertRefused(
        strict, with(List.of("peer")), Rejection.INVALID_IDENTITY, "no required organizational");
    valid(strict, with(List.of("peer", "lab")));
  }

  @Test
  void withoutEnforcementRolesDoNotMatter() {
    Units off = new Units(List.of(), false, TestOrg.roles(MspPart.NONE).roles());
    Certificate admin = org.root().issue(org.member("admin", Role.ADMIN));
    MspConfiguration plain = withUnits(org.configuration(), off);
    Msp lax =
        Msp.of(
            new MspConfiguration(
                plain.mspId(),
                plain.authorities(),
                plain.tlsAuthorities(),
                TestOrg.parts("admin", List.of(admin)),
                plain.revocations(),
                off,
                plain.hashes()),
            Providers.AUTO);
    assertThat(valid(lax, with(List.of())).standing().roles()).isEmpty();
  }

  private static MspConfiguration withUnits(MspConfiguration plain, Units units) {
    return new MspConfiguration(
        plain.mspId(),
        plain.authorities(),
        plain.tlsAuthorities(),
        plain.admins(),
        plain.revocations(),
        units,
        plain.hashes());
  }

  @Test
  void anAuthorityWithAuthoritiesBelowDoesNotCertifyMembers() {
    CertificateAuthority middle = org.intermediate(org.root(), "middle");
    Msp tree =
        Msp.of(
            org.configuration(
                List.of(org.root().certificate()), List.of(middle.certificate()), List.of()),
            Providers.AUTO);
    valid(tree, middle.issue(org.member("peer0", Role.PEER)));
    assertRefused(
        tree,
        org.root().issue(org.member("peer0", Role.PEER)),
        Rejection.INVALID_IDENTITY,
        "has authorities below it");
  }

  @Test
  void whoeverIsOnTheListIsRevoked() {
    Certificate bad = org.root().issue(org.member("bad", Role.PEER));
    Certificate good = org.root().issue(org.member("good", Role.PEER));
    Msp judge = revoking(org.root().revocationList(List.of(bad.serial()), TestOrg.END));
    assertRefused(judge, bad, Rejection.REVOKED_IDENTITY, "was revoked by 'ca'");
    valid(judge, good);
  }

  @Test
  void aListCountsOnlyIfTheIssuerSignedIt() {
    Certificate peer = org.root().issue(org.member("peer0", Role.PEER));
    TestOrg stranger = new TestOrg("Org2MSP");
    valid(revoking(stranger.root().revocationList(List.of(peer.serial()), TestOrg.END)), peer);
    KeyPair keys = stranger.keys();
    CertificateAuthority forger =
        CertificateAuthority.root(
            new CertificateAuthority.Owner(
                "Org1MSP", Providers.AUTO.bouncyCastle(), new SecureRandom()),
            TestOrg.authority("ca", keys),
            keys,
            KeyAlgorithm.P256);
    valid(
        revoking(
            Revocation.listClaiming(org.root(), forger, List.of(peer.serial()), TestOrg.BEGIN)),
        peer);
  }

  @Test
  void aListWithoutAuthorityKeyIdentifierSpoilsEverybody() {
    Msp spoilt = revoking(Revocation.listWithoutKeyIdentifier(org.root(), TestOrg.BEGIN));
    assertRefused(
        spoilt,
        org.root().issue(org.member("peer0", Role.PEER)),
        Rejection.INVALID_IDENTITY,
        "no authority key identifier");
  }

  private Msp revoking(Bytes list) {
    return Msp.of(
        org.configuration(List.of(org.root().certificate()), List.of(), List.of(list)),
        Providers.AUTO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256k1", "brainpoolP256r1"})
  void keysOnOtherCurvesAreInvalid(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", Providers.AUTO.bouncyCastle());
    generator.initialize(new ECGenParameterSpec(curve));
    Certificate certificate =
        org.root().issue(TestOrg.member("peer0", Role.PEER, generator.generateKeyPair()));
    assertRefused(certificate, Rejection.INVALID_IDENTITY, "of no kind that members have");
  }

  @Test
  void rsaKeysAreInvalid() throws GeneralSecurityException {
    KeyPair keys =
        KeyPairGenerator.getInstance("RSA", Providers.AUTO.bouncyCastle()).generateKeyPair();
    assertRefused(
        org.root().issue(TestOrg.member("peer0", Role.PEER, keys)),
        Rejection.INVALID_IDENTITY,
        "of no kind that members have");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s\n", "%sand more", "%s%1$s"})
  void whatFollowsTheCertificateMakesItMalformed(String spelling) {
    String pem = org.root().issue(org.member("peer0", Role.PEER)).pem().toUtf8();
    IdentityClaim claim = IdentityClaim.of(org.org(), Bytes.utf8(spelling.formatted(pem)));
    assertThat(msp.judge(claim)).isInstanceOf(MspVerdict.Malformed.class);
    assertThat(msp.canRead(claim)).isTrue();
  }

  @Test
  void aBlockOfAnotherTypeIsMalformedAndOneWithoutTypeIsNot() {
    String pem = org.root().issue(org.member("peer0", Role.PEER)).pem().toUtf8();
    Bytes key = Bytes.utf8(pem.replace("CERTIFICATE", "PUBLIC KEY"));
    assertThat(msp.judge(IdentityClaim.of(org.org(), key)))
        .isInstanceOf(MspVerdict.Malformed.class);
    Bytes untyped = Bytes.utf8(pem.replace("CERTIFICATE", ""));
    assertThat(msp.judge(IdentityClaim.of(org.org(), untyped)))
        .isInstanceOf(MspVerdict.Valid.class);
  }

  @Test
  void bytesThatAreNoCertificateAreUnreadable() {
    for (String nonsense :
        List.of("", "nonsense", "-----BEGIN CERTIFICATE-----\nAQID\n-----END CERTIFICATE-----\n")) {
      IdentityClaim claim = IdentityClaim.of(org.org(), Bytes.utf8(nonsense));
      assertThat(msp.judge(claim)).isInstanceOf(MspVerdict.Unreadable.class);
      assertThat(msp.canRead(claim)).isFalse();
    }
  }

  @Test
  void anMspIsAskedAboutItsOwnOrganizationOnly() {
    IdentityClaim other = new TestOrg("Org2MSP").peer("peer0");
    assertThatThrownBy(() -> msp.judge(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Org2MSP");
  }

  @Test
  void theConfigurationSurvivesTheWire() {
    CertificateAuthority middle = org.intermediate(org.root(), "middle");
    Bytes list = middle.revocationList(List.of(), TestOrg.BEGIN);
    MspConfiguration written =
        withUnits(
            org.configuration(
                List.of(org.root().certificate()), List.of(middle.certificate()), List.of(list)),
            new Units(
                List.of(new Unit("lab", new MspPart("", middle.certificate().pem()))),
                true,
                Map.of(Role.ADMIN, new Unit("admin", MspPart.NONE))));
    MspConfiguration read = MspWire.decode("test", MspWire.encode(written)).orElseThrow();
    assertThat(MspWire.encode(read)).isEqualTo(MspWire.encode(written));
    assertThat(read.units().roles()).containsOnlyKeys(Role.ADMIN);
    assertThat(read.authorities().intermediates().getFirst().origin())
        .isEqualTo("test, intermediate_certs[0]");
  }

  private Member valid(Msp judge, Certificate certificate) {
    return valid(judge, org.claim(certificate));
  }

  private static Member valid(Msp judge, IdentityClaim claim) {
    MspVerdict verdict = judge.judge(claim);
    assertThat(verdict).isInstanceOf(MspVerdict.Valid.class);
    return ((MspVerdict.Valid) verdict).member();
  }

  private void assertRefused(Certificate certificate, Rejection reason, String detail) {
    assertRefused(msp, certificate, reason, detail);
  }

  private void assertRefused(Msp judge, Certificate certificate, Rejection reason, String detail) {
    Refusal refusal =
        switch (judge.judge(org.claim(certificate))) {
          case MspVerdict.Valid valid -> throw new AssertionError(valid.toString());
          case MspVerdict.Invalid invalid -> invalid.refusal();
          case MspVerdict.Unreadable unreadable -> unreadable.refusal();
          case MspVerdict.Malformed malformed -> malformed.refusal();
        };
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.detail()).contains(detail);
  }
}
