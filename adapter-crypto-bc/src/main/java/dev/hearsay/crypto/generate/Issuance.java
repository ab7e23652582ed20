// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.msp.Role;
import dev.hearsay.crypto.x509.Certificate;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;

/** How the keys and certificates of one organization are made. */
record Issuance(
    CertificateAuthority.Owner owner,
    KeyPairs keys,
    KeyAlgorithm algorithm,
    Instant notBefore,
    Instant notAfter) {

  /** A certificate with its key pair. */
  record Issued(Certificate certificate, KeyPair keys) {}

  /** A root with the kind of keys that identities have. */
  CertificateAuthority identityAuthority(String name) {
    return authority(name, algorithm);
  }

  /** A root for TLS keys. */
  CertificateAuthority tlsAuthority(String name) {
    return authority(name, KeyAlgorithm.P256);
  }

  private CertificateAuthority authority(String name, KeyAlgorithm kind) {
    KeyPair pair = keys.generate(kind);
    CertificateRequest self =
        CertificateRequest.authority(name, KeyPairs.publicKey(pair), notBefore, notAfter);
    return CertificateAuthority.root(owner, self, pair, kind);
  }

  Issued member(CertificateAuthority authority, String name, Role role) {
    KeyPair pair = keys.generate(algorithm);
    CertificateRequest request =
        CertificateRequest.member(name, role, KeyPairs.publicKey(pair), notBefore, notAfter);
    return new Issued(authority.issue(request), pair);
  }

  Issued tls(CertificateAuthority authority, String name, List<String> hosts) {
    KeyPair pair = keys.generate(KeyAlgorithm.P256);
    CertificateRequest request =
        CertificateRequest.tls(name, hosts, KeyPairs.publicKey(pair), notBefore, notAfter);
    return new Issued(authority.issue(request), pair);
  }
}
