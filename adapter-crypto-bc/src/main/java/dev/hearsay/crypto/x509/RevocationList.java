// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import dev.hearsay.crypto.base.Der;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.jspecify.annotations.Nullable;

/**
 * A list of revoked serial numbers. Its dates, and those of the entries, do not matter (identities
 * §3.5 step 8). Immutable.
 */
public final class RevocationList {

  private final @Nullable Bytes authorityKeyId;
  private final Set<BigInteger> serials;
  private final Bytes signed;
  private final AlgorithmIdentifier algorithm;
  private final Bytes signature;

  private RevocationList(
      @Nullable Bytes authorityKeyId,
      Set<BigInteger> serials,
      Bytes signed,
      AlgorithmIdentifier algorithm,
      Bytes signature) {
    this.authorityKeyId = authorityKeyId;
    this.serials = serials;
    this.signed = signed;
    this.algorithm = algorithm;
    this.signature = signature;
  }

  /** The list in {@code encoded}, PEM or DER; empty if it is none. */
  public static Optional<RevocationList> parse(Bytes encoded) {
    byte[] der = Pem.first(encoded).map(Pem::content).orElse(encoded).toArray();
    try {
      List<byte[]> parts = Der.children(der, Der.SEQUENCE);
      return parts.size() == 3 ? Optional.of(parse(der, parts)) : Optional.empty();
    } catch (IOException | RuntimeException malformed) {
      return Optional.empty();
    }
  }

  private static RevocationList parse(byte[] der, List<byte[]> parts) throws IOException {
    TBSCertList list = CertificateList.getInstance(der).getTBSCertList();
    Set<BigInteger> serials = new HashSet<>();
    for (TBSCertList.CRLEntry entry : list.getRevokedCertificates()) {
      serials.add(entry.getUserCertificate().getValue());
    }
    return new RevocationList(
        authorityKeyId(list.getExtensions()),
        serials,
        Bytes.wrap(parts.get(0)),
        AlgorithmIdentifier.getInstance(parts.get(1)),
        Bytes.wrap(ASN1BitString.getInstance(parts.get(2)).getOctets()));
  }

  private static @Nullable Bytes authorityKeyId(@Nullable Extensions extensions) {
    if (extensions == null) {
      return null;
    }
    AuthorityKeyIdentifier id = AuthorityKeyIdentifier.fromExtensions(extensions);
    return id == null || id.getKeyIdentifierOctets() == null
        ? null
        : Bytes.wrap(id.getKeyIdentifierOctets());
  }

  /** The key identifier of the authority that made the list; empty if it does not say. */
  public Optional<Bytes> authorityKeyIdentifier() {
    return Optional.ofNullable(authorityKeyId);
  }

  /** Whether {@code serial} is on the list. */
  public boolean lists(BigInteger serial) {
    return serials.contains(serial);
  }

  /** Whether {@code issuer} signed the list. */
  public boolean isSignedBy(Certificate issuer, CertificateSignatures signatures) {
    return signatures.verify(issuer.publicKey(), algorithm, signed, signature);
  }
}
