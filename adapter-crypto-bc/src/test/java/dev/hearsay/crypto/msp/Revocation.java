// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.fixture.Providers;
import dev.hearsay.crypto.generate.CertificateAuthority;
import dev.hearsay.crypto.x509.Pem;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Revocation lists that no proper authority would make. */
final class Revocation {

  private Revocation() {}

  /** A list in the name and with the key identifier of one authority, signed by another. */
  static Bytes listClaiming(
      CertificateAuthority named,
      CertificateAuthority signer,
      List<BigInteger> serials,
      Instant at) {
    X509v2CRLBuilder builder = builder(named, at);
    serials.forEach(serial -> builder.addCRLEntry(serial, Date.from(at), 0));
    byte[] keyId = named.certificate().subjectKeyIdentifier().orElseThrow().toArray();
    try {
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(keyId));
      return sign(builder, signer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Bytes listWithoutKeyIdentifier(CertificateAuthority authority, Instant at) {
    return sign(builder(authority, at), authority);
  }

  private static X509v2CRLBuilder builder(CertificateAuthority named, Instant at) {
    X500Name name = X500Name.getInstance(named.certificate().subject().toArray());
    return new X509v2CRLBuilder(name, Date.from(at));
  }

  private static Bytes sign(X509v2CRLBuilder builder, CertificateAuthority signer) {
    try {
      var content =
          new JcaContentSignerBuilder("SHA256withECDSA")
              .setProvider(Providers.AUTO.bouncyCastle())
              .build(signer.keys().getPrivate());
      return Pem.encode("X509 CRL", builder.build(content).getEncoded());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
