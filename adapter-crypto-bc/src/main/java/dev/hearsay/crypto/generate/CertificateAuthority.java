// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.crypto.x509.Pem;
import dev.hearsay.crypto.x509.Sanitation;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority with its key: it issues certificates and revocation lists, with low
 * signatures and random serial numbers.
 */
public final class CertificateAuthority {

  private static final int SERIAL_BITS = 127;

  private final Owner owner;
  private final KeyPair keys;
  private final KeyAlgorithm algorithm;
  private final X500Name name;
  private final Certificate certificate;

  private CertificateAuthority(
      Owner owner, CertificateRequest self, KeyPair keys, KeyAlgorithm algorithm) {
    this.owner = owner;
    this.keys = keys;
    this.algorithm = algorithm;
    this.name = name(owner, self);
    Certificate raw = sign(self, name);
    this.certificate = Sanitation.lowS(raw, raw);
  }

  private CertificateAuthority(
      Owner owner, Certificate certificate, X500Name name, KeyPair keys, KeyAlgorithm algorithm) {
    this.owner = owner;
    this.keys = keys;
    this.algorithm = algorithm;
    this.name = name;
    this.certificate = certificate;
  }

  /**
   * What all authorities of an organization share.
   *
   * @param organization the name that all their certificates carry
   * @param provider Bouncy Castle
   * @param random draws serial numbers
   */
  public record Owner(String organization, Provider provider, SecureRandom random) {}

  /**
   * A root, which certifies itself.
   *
   * @param owner whose authority it is
   * @param self what its certificate says, with the public key of {@code keys}
   * @param keys its key pair
   * @param algorithm the kind of its keys
   */
  public static CertificateAuthority root(
      Owner owner, CertificateRequest self, KeyPair keys, KeyAlgorithm algorithm) {
    return new CertificateAuthority(owner, self, keys, algorithm);
  }

  /** An authority below this one, of the same owner and with the same kind of keys. */
  public CertificateAuthority intermediate(CertificateRequest self, KeyPair subordinateKeys) {
    return new CertificateAuthority(
        owner, issue(self), name(owner, self), subordinateKeys, algorithm);
  }

  /** The authority's own certificate. */
  public Certificate certificate() {
    return certificate;
  }

  /** The authority's key pair. */
  public KeyPair keys() {
    return keys;
  }

  /** Certifies what is requested, whatever it is. */
  public Certificate issue(CertificateRequest request) {
    return Sanitation.lowS(sign(request.with(authorityKeyId()), name(owner, request)), certificate);
  }

  private Extension authorityKeyId() {
    return CertificateRequest.usual(
        Extension.authorityKeyIdentifier,
        new AuthorityKeyIdentifier(CertificateRequest.keyId(KeyPairs.publicKey(keys))));
  }

  private Certificate sign(CertificateRequest request, X500Name subject) {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            new BigInteger(SERIAL_BITS, owner.random()).setBit(SERIAL_BITS - 1),
            Date.from(request.notBefore()),
            Date.from(request.notAfter()),
            subject,
            request.key());
    try {
      for (Extension extension : request.extensions()) {
        builder.addExtension(extension);
      }
      Bytes encoded = Bytes.wrap(builder.build(signer()).getEncoded());
      return Certificate.parse(encoded).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("a fresh certificate cannot be encoded", e);
    }
  }

  /**
   * A revocation list in PEM.
   *
   * @param serials the revoked certificates
   * @param at when it was made
   */
  public Bytes revocationList(Collection<BigInteger> serials, Instant at) {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(at));
    serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(at), 0));
    try {
      builder.addExtension(authorityKeyId());
      return Pem.encode("X509 CRL", builder.build(signer()).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("a fresh revocation list cannot be encoded", e);
    }
  }

  private ContentSigner signer() {
    try {
      return new JcaContentSignerBuilder(algorithm.certificates())
          .setProvider(owner.provider())
          .build(keys.getPrivate());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("a fresh key cannot sign", e);
    }
  }

  private static X500Name name(Owner owner, CertificateRequest request) {
    X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
    builder.addRDN(BCStyle.O, owner.organization());
    request.units().forEach(unit -> builder.addRDN(BCStyle.OU, unit));
    return builder.addRDN(BCStyle.CN, request.commonName()).build();
  }
}
