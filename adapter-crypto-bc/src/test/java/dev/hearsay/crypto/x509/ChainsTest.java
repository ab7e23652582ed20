// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.fixture.TestOrg;
import dev.hearsay.crypto.generate.CertificateAuthority;
import dev.hearsay.crypto.generate.CertificateRequest;
import dev.hearsay.crypto.msp.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

final class ChainsTest {

  private final TestOrg org = new TestOrg("Org1MSP");
  private final CertificateAuthority root = org.root();
  private final CertificateRequest request = org.member("peer0", Role.PEER);

  @Test
  void aMemberHasTheChainToItsRoot() {
    Certificate peer = root.issue(request);
    assertThat(chain(peer)).containsExactly(peer, root.certificate());
  }

  @Test
  void aChainPassesThroughIntermediates() {
    CertificateAuthority middle = org.intermediate(root, "middle");
    CertificateAuthority low = org.intermediate(middle, "low");
    Certificate peer = low.issue(request);
    ChainResult found =
        chains(List.of(root), List.of(low.certificate(), middle.certificate())).of(peer);
    assertThat(found)
        .isEqualTo(
            new ChainResult.One(
                List.of(peer, low.certificate(), middle.certificate(), root.certificate())));
  }

  @Test
  void aRootIsItsOwnChain() {
    assertThat(chain(root.certificate())).containsExactly(root.certificate());
  }

  @Test
  void theSameRootTwiceIsStillOneChain() {
    Certificate peer = root.issue(request);
    ChainResult found = chains(List.of(root, root), List.of(root.certificate())).of(peer);
    assertThat(found).isInstanceOf(ChainResult.One.class);
  }

  @Test
  void aStrangersCertificateHasNoKnownIssuer() {
    Certificate stranger = new TestOrg("Org1MSP").root().issue(request);
    assertThat(refusal(chains(List.of(root), List.of()).of(stranger)).issuerKnown()).isFalse();
  }

  @Test
  void twoChainsAreOneTooMany() {
    KeyPair keys = org.keys();
    CertificateAuthority first = root.intermediate(TestOrg.authority("middle", keys), keys);
    CertificateAuthority second = root.intermediate(TestOrg.authority("middle", keys), keys);
    Certificate peer = first.issue(request);
    ChainResult found =
        chains(List.of(root), List.of(first.certificate(), second.certificate())).of(peer);
    assertThat(refusal(found).reason()).contains("2 chains");
  }

  @Test
  void authoritiesThatCertifyEachOtherInCirclesCostLittle() {
    List<Certificate> circle = new ArrayList<>();
    List<KeyPair> keys = List.of(org.keys(), org.keys(), org.keys(), org.keys(), org.keys());
    List<CertificateAuthority> authorities = new ArrayList<>();
    for (KeyPair pair : keys) {
      authorities.add(root.intermediate(TestOrg.authority("same name", pair), pair));
    }
    for (CertificateAuthority issuer : authorities) {
      for (KeyPair pair : keys) {
        circle.add(issuer.issue(TestOrg.authority("same name", pair)));
      }
    }
    Certificate peer = authorities.getFirst().issue(request);
    TestOrg other = new TestOrg("Org2MSP");
    ChainResult found = chains(List.of(other.root()), circle).of(peer);
    assertThat(found).isInstanceOf(ChainResult.Refused.class);
  }

  @Test
  void expiryIsJudgedAsOfTheLeafsBeginning() {
    Instant later = TestOrg.END.plusSeconds(5);
    Certificate young = root.issue(request.during(later, later.plusSeconds(10)));
    assertThat(reason(young)).contains("ended at");
    Certificate old = root.issue(request.during(TestOrg.BEGIN.minusSeconds(60), TestOrg.END));
    assertThat(reason(old)).contains("begins only at");
    Certificate brief = root.issue(request.during(TestOrg.BEGIN, TestOrg.BEGIN.plusSeconds(2)));
    assertThat(chain(brief)).hasSize(2);
  }

  @Test
  void aCertificateShorterThanASecondHasNoChain() {
    Certificate none = root.issue(request.during(TestOrg.BEGIN, TestOrg.BEGIN));
    assertThat(reason(none)).contains("ended at");
  }

  @Test
  void onlyAuthoritiesCertify() {
    KeyPair keys = org.keys();
    CertificateRequest plain = TestOrg.member("not an authority", Role.PEER, keys);
    CertificateAuthority impostor = root.intermediate(plain, keys);
    assertThat(reasonThrough(impostor)).contains("must not certify others");
  }

  @Test
  void anAuthorityNeedsTheRightKeyUsage() {
    KeyPair keys = org.keys();
    CertificateRequest limited =
        TestOrg.authority("limited", keys)
            .with(extension(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign)));
    assertThat(reasonThrough(root.intermediate(limited, keys))).contains("must not certify others");
  }

  @Test
  void aPathLengthIsObeyed() {
    KeyPair keys = org.keys();
    CertificateRequest last =
        TestOrg.authority("last", keys)
            .with(extension(Extension.basicConstraints, true, new BasicConstraints(0)));
    CertificateAuthority above = root.intermediate(last, keys);
    CertificateAuthority below = org.intermediate(above, "below");
    Certificate peer = below.issue(request);
    ChainResult found =
        chains(List.of(root), List.of(above.certificate(), below.certificate())).of(peer);
    assertThat(refusal(found).reason()).contains("too many authorities");
    assertThat(chains(List.of(root), List.of(above.certificate())).of(above.issue(request)))
        .isInstanceOf(ChainResult.One.class);
  }

  @Test
  void anExtendedKeyUsageMustIncludeServersOnTheWholeChain() {
    assertThat(reason(root.issue(request.with(usage(KeyPurposeId.id_kp_clientAuth)))))
        .contains("extended key usage");
    assertThat(chain(root.issue(request.with(usage(KeyPurposeId.id_kp_serverAuth))))).hasSize(2);
    assertThat(chain(root.issue(request.with(usage(KeyPurposeId.anyExtendedKeyUsage))))).hasSize(2);
    KeyPair keys = org.keys();
    CertificateRequest clientsOnly =
        TestOrg.authority("clients only", keys).with(usage(KeyPurposeId.id_kp_clientAuth));
    assertThat(reasonThrough(root.intermediate(clientsOnly, keys))).contains("extended key usage");
  }

  @Test
  void criticalExtensionsThatAreNotUnderstoodSpeakAgainst() {
    ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("1.2.3.4.5");
    assertThat(reason(root.issue(request.with(extension(unknown, true, DERNull.INSTANCE)))))
        .contains("critical extension");
    assertThat(chain(root.issue(request.with(extension(unknown, false, DERNull.INSTANCE)))))
        .hasSize(2);
  }

  @Test
  void nameConstraintsAreObeyed() {
    CertificateAuthority constrained = constrainedTo("org1.example.com");
    assertThat(through(constrained, request.with(host("peer0.org1.example.com"))))
        .isInstanceOf(ChainResult.One.class);
    assertThat(refusal(through(constrained, request.with(host("peer0.org2.example.com")))).reason())
        .contains("must not certify such names");
  }

  @Test
  void aHostlyCommonNameWithoutAlternativeNamesCannotBeHeldAgainstConstraints() {
    CertificateAuthority constrained = constrainedTo("org1.example.com");
    assertThat(refusal(through(constrained, request)).reason()).contains("common name");
    assertThat(through(constrained, org.member("no host name", Role.PEER)))
        .isInstanceOf(ChainResult.One.class);
  }

  private CertificateAuthority constrainedTo(String domain) {
    KeyPair keys = org.keys();
    GeneralSubtree permitted = new GeneralSubtree(new GeneralName(GeneralName.dNSName, domain));
    CertificateRequest self =
        TestOrg.authority("constrained", keys)
            .with(
                extension(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(new GeneralSubtree[] {permitted}, null)));
    return root.intermediate(self, keys);
  }

  private static Extension host(String name) {
    return extension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
  }

  private static Extension usage(KeyPurposeId purpose) {
    return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
  }

  private static Extension extension(
      ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return Extension.create(id, critical, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChainResult through(CertificateAuthority intermediate, CertificateRequest leaf) {
    return chains(List.of(root), List.of(intermediate.certificate())).of(intermediate.issue(leaf));
  }

  private String reasonThrough(CertificateAuthority intermediate) {
    return refusal(through(intermediate, request)).reason();
  }

  private List<Certificate> chain(Certificate leaf) {
    return ((ChainResult.One) chains(List.of(root), List.of()).of(leaf)).chain();
  }

  private String reason(Certificate leaf) {
    return refusal(chains(List.of(root), List.of()).of(leaf)).reason();
  }

  private static ChainResult.Refused refusal(ChainResult result) {
    assertThat(result).isInstanceOf(ChainResult.Refused.class);
    return (ChainResult.Refused) result;
  }

  private static Chains chains(List<CertificateAuthority> roots, List<Certificate> intermediates) {
    return new Chains(
        roots.stream().map(CertificateAuthority::certificate).toList(),
        intermediates,
        new CertificateSignatures(Providers.AUTO.bouncyCastle()));
  }
}
