// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.crypto.x509.CertificateSignatures;
import dev.hearsay.crypto.x509.RevocationList;
import dev.hearsay.domain.id.Bytes;
import java.util.List;
import java.util.Optional;

/** The revocation lists of an organization (identities §3.5 step 8). Immutable. */
final class Revocations {

  private final List<RevocationList> lists;
  private final CertificateSignatures signatures;

  private Revocations(List<RevocationList> lists, CertificateSignatures signatures) {
    this.lists = lists;
    this.signatures = signatures;
  }

  /**
   * Reads the lists of a configuration.
   *
   * @throws CryptoConfigurationException if one of them is none
   */
  static Revocations of(List<MspPart> parts, CertificateSignatures signatures) {
    return new Revocations(parts.stream().map(Revocations::parse).toList(), signatures);
  }

  private static RevocationList parse(MspPart part) {
    return RevocationList.parse(part.content())
        .orElseThrow(() ->
            new CryptoConfigurationException(
                part.origin(),
                "holds no readable revocation list",
                "put one X.509 CRL there, in PEM or DER, or remove it"));
  }

  /**
   * Why {@code certificate} is refused; empty if it is not revoked. A list counts if it names the
   * issuer's key and the issuer signed it; one that names no key spoils the whole organization.
   */
  Optional<Refusal> refusalOf(Certificate certificate, Certificate issuer) {
    for (RevocationList list : lists) {
      Optional<Bytes> authority = list.authorityKeyIdentifier();
      if (authority.isEmpty()) {
        return Optional.of(Refusal.invalid("a revocation list names no authority key identifier"));
      }
      if (authority.equals(issuer.subjectKeyIdentifier())
          && list.lists(certificate.serial())
          && list.isSignedBy(issuer, signatures)) {
        return Optional.of(Refusal.revoked(certificate + " was revoked by " + issuer));
      }
    }
    return Optional.empty();
  }
}
