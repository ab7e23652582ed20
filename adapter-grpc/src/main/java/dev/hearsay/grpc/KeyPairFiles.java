// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.id.Bytes;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A TLS certificate chain with the private key of its leaf.
 *
 * @param chain the leaf first
 * @param key the leaf's key
 */
record KeyPairFiles(List<X509Certificate> chain, PrivateKey key) {

  /**
   * Reads both files.
   *
   * @throws dev.hearsay.domain.port.CommException if one cannot be used, or they do not belong
   *     together
   */
  static KeyPairFiles read(TransportSecurity.KeyFiles files) {
    KeyPairFiles pair =
        new KeyPairFiles(PemFiles.certificates(files.certificate()), PemFiles.key(files.key()));
    pair.requireMatch(files.certificate(), files.key());
    return pair;
  }

  /**
   * SHA-256 of the leaf's DER bytes, as the handshake of the gossip protocol binds it (wire §8).
   */
  Bytes hash() {
    return hash(chain.getFirst());
  }

  /** SHA-256 of a certificate's DER bytes. */
  static Bytes hash(Certificate certificate) {
    try {
      return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      return Bytes.EMPTY;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private void requireMatch(Path certificateFile, Path keyFile) {
    if (!signsForLeaf()) {
      throw PemFiles.unusable(
          keyFile,
          "is not the key of the certificate in " + certificateFile,
          "name a certificate and key that were made together",
          null);
    }
  }

  private boolean signsForLeaf() {
    byte[] probe = {1, 2, 3};
    try {
      Signature signature = Signature.getInstance(signatureAlgorithm());
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(chain.getFirst().getPublicKey());
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String signatureAlgorithm() {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "EdDSA";
    };
  }
}
