// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import dev.hearsay.crypto.base.Der;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Takes certificates apart, all at once: what it returns has no malformed part left. */
final class CertificateParser {

  private CertificateParser() {}

  static Optional<Certificate> parse(Bytes der) {
    try {
      List<byte[]> parts = Der.children(der.toArray(), Der.SEQUENCE);
      return parts.size() == 3 ? Optional.of(parse(der.compact(), parts)) : Optional.empty();
    } catch (IOException | RuntimeException malformed) {
      // Bouncy Castle throws many kinds, all of which mean the same here
      return Optional.empty();
    }
  }

  private static Certificate parse(Bytes der, List<byte[]> parts) throws IOException {
    TBSCertificate signed = TBSCertificate.getInstance(parts.get(0));
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.getInstance(parts.get(1));
    if (!algorithm.equals(signed.getSignature())) {
      throw new IOException("two signature algorithms");
    }
    return new Certificate(
        der,
        new Certificate.Outer(Bytes.wrap(parts.get(0)), algorithm, signature(parts.get(2))),
        body(signed),
        Extensions.of(signed.getExtensions()));
  }

  private static Bytes signature(byte[] encoded) {
    return Bytes.wrap(ASN1BitString.getInstance(encoded).getOctets());
  }

  private static Certificate.Body body(TBSCertificate signed) throws IOException {
    return new Certificate.Body(
        signed.getSerialNumber().getValue(),
        Bytes.wrap(signed.getIssuer().getEncoded()),
        Bytes.wrap(signed.getSubject().getEncoded()),
        texts(signed.getSubject(), BCStyle.CN).reduce("", (first, last) -> last),
        texts(signed.getSubject(), BCStyle.OU).toList(),
        signed.getStartDate().getDate().toInstant(),
        signed.getEndDate().getDate().toInstant(),
        signed.getSubjectPublicKeyInfo());
  }

  private static Stream<String> texts(X500Name name, ASN1ObjectIdentifier type) {
    return Arrays.stream(name.getRDNs())
        .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
        .filter(attribute -> attribute.getType().equals(type))
        .map(AttributeTypeAndValue::getValue)
        .map(value -> ((ASN1String) value).getString());
  }
}
