// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import dev.hearsay.crypto.base.Der;
import dev.hearsay.crypto.signature.EcdsaSignature;
import dev.hearsay.domain.id.Bytes;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/**
 * An X.509 certificate, taken apart once. Immutable; equal when the encodings are equal.
 *
 * <p>Nothing is verified here: neither the signature, nor the issuer, nor the dates.
 */
public final class Certificate {

  private static final Set<String> ECDSA =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA1.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
          X9ObjectIdentifiers.ecdsa_with_SHA512.getId());

  private final Bytes encoded;
  private final Outer outer;
  private final Body body;
  private final Extensions extensions;

  Certificate(Bytes encoded, Outer outer, Body body, Extensions extensions) {
    this.encoded = encoded;
    this.outer = outer;
    this.body = body;
    this.extensions = extensions;
  }

  /**
   * The three parts of the encoding.
   *
   * @param signed the bytes that the issuer signed
   * @param algorithm how the issuer signed
   * @param signature what the issuer signed with
   */
  record Outer(Bytes signed, AlgorithmIdentifier algorithm, Bytes signature) {}

  /** What every certificate says. */
  record Body(
      BigInteger serial,
      Bytes issuer,
      Bytes subject,
      String commonName,
      List<String> organizationalUnits,
      Instant notBefore,
      Instant notAfter,
      SubjectPublicKeyInfo publicKey) {}

  /** The certificate that {@code der} encodes; empty if it is none or has anything after it. */
  public static Optional<Certificate> parse(Bytes der) {
    return CertificateParser.parse(der);
  }

  /** The certificate in the first PEM block of {@code text}, whatever the block's type. */
  public static Optional<Certificate> parsePem(Bytes text) {
    return Pem.first(text).flatMap(block -> parse(block.content()));
  }

  /** The DER encoding. */
  public Bytes encoded() {
    return encoded;
  }

  /** The encoding as PEM, as Fabric writes it. */
  public Bytes pem() {
    return Pem.encode(Pem.CERTIFICATE, encoded.toArray());
  }

  /** The issuer's number for it. */
  public BigInteger serial() {
    return body.serial();
  }

  /** The encoded name of the issuer. */
  public Bytes issuer() {
    return body.issuer();
  }

  /** The encoded name of the subject. */
  public Bytes subject() {
    return body.subject();
  }

  /** The last common name of the subject; empty if there is none. */
  public String commonName() {
    return body.commonName();
  }

  /** The organizational units of the subject in their order, repeated ones included. */
  public List<String> organizationalUnits() {
    return body.organizationalUnits();
  }

  /** When it begins. */
  public Instant notBefore() {
    return body.notBefore();
  }

  /** When it ends; still good in that second. */
  public Instant notAfter() {
    return body.notAfter();
  }

  /** The key that it certifies. */
  public SubjectPublicKeyInfo publicKey() {
    return body.publicKey();
  }

  /** Whether it may certify others. */
  public boolean isCa() {
    return extensions.ca();
  }

  /** The identifier of its key, by which others name it as their issuer; empty if it has none. */
  public Optional<Bytes> subjectKeyIdentifier() {
    return Optional.ofNullable(extensions.subjectKeyId());
  }

  /** Whether its issuer signed with ECDSA, so that the signature has a high and a low form. */
  public boolean isEcdsaSigned() {
    return ECDSA.contains(outer.algorithm().getAlgorithm().getId());
  }

  /**
   * Whether its signature, if it is ECDSA, is spelled in the only way that DER permits; S may be
   * high (identities §2.2).
   */
  public boolean hasCanonicalSignature() {
    return !isEcdsaSigned() || EcdsaSignature.parse(outer.signature()).isPresent();
  }

  /** The same certificate with another spelling of its signature. */
  public Optional<Certificate> withSignature(Bytes signature) {
    List<byte[]> parts = Der.children(encoded.toArray(), Der.SEQUENCE);
    byte[] respelled =
        Der.constructed(
            Der.SEQUENCE, List.of(parts.get(0), parts.get(1), Der.bitString(signature.toArray())));
    return parse(Bytes.wrap(respelled));
  }

  /** Whether {@code other} says the same, however its signature is spelled. */
  public boolean saysTheSameAs(Certificate other) {
    return outer.signed().equals(other.outer.signed());
  }

  Outer outer() {
    return outer;
  }

  Extensions extensions() {
    return extensions;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Certificate that && encoded.equals(that.encoded);
  }

  @Override
  public int hashCode() {
    return encoded.hashCode();
  }

  /** The common name and the serial number, for logs. */
  @Override
  public String toString() {
    return "'" + printable(commonName()) + "' (serial " + serial().toString(16) + ")";
  }

  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    return clean.length() <= 64 ? clean : clean.substring(0, 64) + "…";
  }
}
