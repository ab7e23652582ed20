// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import dev.hearsay.crypto.signature.Curve;
import dev.hearsay.crypto.signature.EcdsaSignature;
import java.util.Optional;

/** Rewrites the signature of a certificate to its low form (identities §3.4). */
public final class Sanitation {

  private Sanitation() {}

  /**
   * The certificate with a low S. One that is not signed with ECDSA, or on a curve that has no
   * identity keys, stays as it is.
   *
   * @param issuer whose curve decides what is low
   */
  public static Certificate lowS(Certificate certificate, Certificate issuer) {
    Optional<Curve> curve = Curve.of(issuer.publicKey());
    if (!certificate.isEcdsaSigned() || curve.isEmpty()) {
      return certificate;
    }
    return EcdsaSignature.parse(certificate.outer().signature())
        .filter(signature -> !curve.get().isLow(signature.s()))
        .map(signature -> signature.low(curve.get()).encode())
        .flatMap(certificate::withSignature)
        .orElse(certificate);
  }
}
