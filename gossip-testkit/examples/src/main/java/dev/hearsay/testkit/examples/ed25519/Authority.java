// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.testkit.examples.pem.PemText;
import dev.hearsay.testkit.examples.pem.UnreadablePemException;
import dev.hearsay.testkit.examples.pem.UnusableMaterialException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One organization's roots and revocation lists, which decide who is a member. They never change,
 * so a member is validated once and then remembered. Thread-safe.
 */
final class Authority {

  /** How many members are remembered, of some kilobytes each; then all are forgotten. */
  private static final int MAX_REMEMBERED = 1024;

  private final OrgId org;
  private final Set<TrustAnchor> roots = new LinkedHashSet<>();
  private final List<X509CRL> revocations;
  private final Map<PeerIdentity, Verdict> members = new ConcurrentHashMap<>();

  /**
   * Reads an organization's MSP as a channel carries it.
   *
   * @param msp PEM: roots, and revocation lists that one of them signed
   * @throws UnusableMaterialException if there is no root, one has another key than Ed25519, or a
   *     list is somebody else's
   */
  Authority(OrgId org, Bytes msp) {
    this.org = org;
    try {
      PemText.certificates(msp).forEach(this::addRoot);
      this.revocations = PemText.revocations(msp);
    } catch (UnreadablePemException e) {
      throw new UnusableMaterialException(
          "the MSP of " + org + " cannot be read: it must hold PEM certificates of its roots", e);
    }
    revocations.forEach(this::requireOwn);
  }

  private void addRoot(X509Certificate root) {
    if (!Signatures.isEd25519(root.getPublicKey()) || root.getBasicConstraints() < 0) {
      throw new UnusableMaterialException(
          "the MSP of "
              + org
              + " has a root that is no authority with an Ed25519 key: make it with"
              + " 'hearsay crypto generate --algorithm ed25519'");
    }
    roots.add(new TrustAnchor(root, null));
  }

  private void requireOwn(X509CRL list) {
    if (roots.stream().noneMatch(root -> hasSigned(root, list))) {
      throw new UnusableMaterialException(
          "the MSP of " + org + " has a revocation list that none of its roots signed: remove it");
    }
  }

  private static boolean hasSigned(TrustAnchor root, X509CRL list) {
    try {
      list.verify(root.getTrustedCert().getPublicKey(), Signatures.provider());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Whether the organization issued the claim's certificate and stands by it. */
  Verdict judge(IdentityClaim claim) {
    Verdict known = members.get(claim.identity());
    if (known != null) {
      return known;
    }
    Verdict verdict = validate(claim);
    if (verdict instanceof Verdict.Member) {
      remember(claim.identity(), verdict);
    }
    return verdict;
  }

  private void remember(PeerIdentity identity, Verdict verdict) {
    if (members.size() >= MAX_REMEMBERED) {
      members.clear();
    }
    members.put(identity, verdict);
  }

  private Verdict validate(IdentityClaim claim) {
    String obstacle = obstacle(claim.certificate());
    if (!obstacle.isEmpty()) {
      return new Verdict.NotIssued(obstacle);
    }
    return revocations.stream().anyMatch(list -> list.isRevoked(claim.certificate()))
        ? new Verdict.Revoked()
        : new Verdict.Member(claim.validated(), claim.certificate().getPublicKey());
  }

  private String obstacle(X509Certificate certificate) {
    if (!Signatures.isEd25519(certificate.getPublicKey())) {
      return "its key is not an Ed25519 key";
    }
    if (certificate.getBasicConstraints() >= 0) {
      return "its certificate is that of an authority";
    }
    return isIssued(certificate) ? "" : org + " did not issue it";
  }

  /** Judged at the time when the certificate began: expiry is not judged here. */
  private boolean isIssued(X509Certificate certificate) {
    try {
      PKIXParameters parameters = new PKIXParameters(roots);
      parameters.setRevocationEnabled(false);
      parameters.setDate(certificate.getNotBefore());
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)),
              parameters);
      return true;
    } catch (CertPathValidatorException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK cannot validate certification paths", e);
    }
  }
}
