// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.port.SigningException;
import dev.hearsay.testkit.examples.pem.KeyPairs;
import dev.hearsay.testkit.examples.pem.PemFile;
import dev.hearsay.testkit.examples.pem.UnusableMaterialException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A member's certificate with its private key.
 *
 * @param claim what the certificate makes of its holder
 * @param key the private key
 */
record OwnKey(IdentityClaim claim, PrivateKey key) {

  /**
   * Reads a member's MSP folder: {@code signcerts} and {@code keystore}, a file each.
   *
   * @param now a certificate that has ended by then is refused
   * @throws UnusableMaterialException if they cannot be used
   */
  static OwnKey read(Path mspFolder, OrgId org, Instant now) {
    Path certificateFile = PemFile.onlyOneIn(mspFolder.resolve("signcerts"));
    Path keyFile = PemFile.onlyOneIn(mspFolder.resolve("keystore"));
    X509Certificate certificate = PemFile.certificates(certificateFile).getFirst();
    PrivateKey key = PemFile.privateKey(keyFile, "Ed25519");
    if (!KeyPairs.match(key, certificate.getPublicKey())) {
      throw UnusableMaterialException.about(
          keyFile, "is not the key of " + certificateFile, "name a pair");
    }
    OwnKey own = new OwnKey(IdentityClaim.of(org, certificate), key);
    if (own.claim.validated().isExpiredAt(now)) {
      throw UnusableMaterialException.about(
          certificateFile, "ended at " + certificate.getNotAfter().toInstant(), "renew it");
    }
    return own;
  }

  Bytes sign(Bytes message) {
    try {
      return Signatures.sign(key, message);
    } catch (GeneralSecurityException e) {
      throw new SigningException("the own key cannot sign: check the key store", e);
    }
  }
}
