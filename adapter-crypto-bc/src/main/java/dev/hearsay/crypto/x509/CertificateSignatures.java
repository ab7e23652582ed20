// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Provider;
import java.util.Set;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * Checks what certificate authorities sign: ECDSA, RSA and Ed25519, with SHA-256 or more. Thread
 * safe.
 */
public final class CertificateSignatures {

  private static final Set<String> ACCEPTED =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA512.getId(),
          PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
          PKCSObjectIdentifiers.id_RSASSA_PSS.getId(),
          EdECObjectIdentifiers.id_Ed25519.getId());

  private final JcaContentVerifierProviderBuilder verifiers;

  /** Has {@code bouncyCastle} do the arithmetic. */
  public CertificateSignatures(Provider bouncyCastle) {
    this.verifiers = new JcaContentVerifierProviderBuilder().setProvider(bouncyCastle);
  }

  /** Whether {@code issuer}'s key signed {@code certificate}; nothing else is looked at. */
  boolean isSignedBy(Certificate certificate, Certificate issuer) {
    Certificate.Outer outer = certificate.outer();
    return verify(issuer.publicKey(), outer.algorithm(), outer.signed(), outer.signature());
  }

  boolean verify(
      SubjectPublicKeyInfo key, AlgorithmIdentifier algorithm, Bytes signed, Bytes signature) {
    if (!ACCEPTED.contains(algorithm.getAlgorithm().getId())) {
      return false;
    }
    try {
      ContentVerifier verifier = verifiers.build(key).get(algorithm);
      try (OutputStream out = verifier.getOutputStream()) {
        out.write(signed.toArray());
      }
      return verifier.verify(signature.toArray());
    } catch (OperatorCreationException | IOException | RuntimeException unusable) {
      // a key of another kind than the algorithm, or parameters that make no sense
      return false;
    }
  }
}
