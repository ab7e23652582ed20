// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.testkit.examples.pem.PemText;
import dev.hearsay.testkit.examples.pem.UnreadablePemException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an identity says about itself, before anybody vouches for it: a certificate, and the
 * organization that is said to have issued it.
 *
 * <p>It travels as the name of the organization, a zero byte and the certificate in DER. There is
 * one spelling only, so that nobody has two PKI-IDs for one certificate: what the authority's
 * signature does not cover, around the signed part, must be as it always is with Ed25519.
 *
 * @param org the organization
 * @param certificate the certificate
 * @param identity the bytes that it came in
 */
record IdentityClaim(OrgId org, X509Certificate certificate, PeerIdentity identity) {

  private static final int LARGEST_BYTES = 16 * 1024;
  private static final byte SEQUENCE = 0x30;
  private static final byte LENGTH_IN_TWO_BYTES = (byte) 0x82;

  /** After the signed part: that it is signed with Ed25519, and the beginning of the signature. */
  private static final byte[] BEFORE_SIGNATURE = HexFormat.of().parseHex("300506032b6570034100");

  /** The claim of a certificate's holder. */
  static IdentityClaim of(OrgId org, X509Certificate certificate) {
    try {
      byte[] name = org.mspId().getBytes(StandardCharsets.UTF_8);
      byte[] der = onlySpelling(certificate);
      ByteBuffer bytes = ByteBuffer.allocate(name.length + 1 + der.length);
      bytes.put(name).put((byte) 0).put(der);
      return new IdentityClaim(org, certificate, new PeerIdentity(Bytes.wrap(bytes.array())));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read has no bytes", e);
    }
  }

  /** No certificate is shorter than 256 bytes or longer than an identity may be. */
  private static byte[] onlySpelling(X509Certificate certificate)
      throws CertificateEncodingException {
    byte[] signed = certificate.getTBSCertificate();
    byte[] signature = certificate.getSignature();
    int length = signed.length + BEFORE_SIGNATURE.length + signature.length;
    return ByteBuffer.allocate(4 + length)
        .put(SEQUENCE)
        .put(LENGTH_IN_TWO_BYTES)
        .putShort((short) length)
        .put(signed)
        .put(BEFORE_SIGNATURE)
        .put(signature)
        .array();
  }

  /** What {@code identity} claims; empty if the bytes are no identity. */
  static Optional<IdentityClaim> parse(PeerIdentity identity) {
    Bytes bytes = identity.serialized();
    int end = endOfName(bytes);
    if (end < 1 || bytes.length() > LARGEST_BYTES) {
      return Optional.empty();
    }
    try {
      Bytes der = bytes.slice(end + 1, bytes.length() - end - 1);
      X509Certificate certificate = PemText.certificate(der.toArray());
      return Optional.of(of(new OrgId(bytes.slice(0, end).toUtf8()), certificate))
          .filter(claim -> claim.identity.equals(identity));
    } catch (UnreadablePemException e) {
      return Optional.empty();
    }
  }

  private static int endOfName(Bytes bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.at(i) == 0) {
        return i;
      }
    }
    return -1;
  }

  /** SHA-256 over all of it. */
  PkiId pkiId() {
    return new PkiId(Signatures.sha256(identity.serialized()));
  }

  /** The same, vouched for. */
  ValidatedIdentity validated() {
    return new ValidatedIdentity(pkiId(), identity, org, certificate.getNotAfter().toInstant());
  }
}
