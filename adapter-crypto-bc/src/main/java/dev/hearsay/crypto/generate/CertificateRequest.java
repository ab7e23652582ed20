// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.base.Digests;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.domain.id.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What a certificate is to say.
 *
 * @param commonName whom it is for
 * @param units the organizational units
 * @param key the public key
 * @param notBefore when it begins, to the second
 * @param notAfter when it ends, to the second
 * @param extensions what it may be used for; the authority adds its own key identifier
 */
public record CertificateRequest(
    String commonName,
    List<String> units,
    SubjectPublicKeyInfo key,
    Instant notBefore,
    Instant notAfter,
    List<Extension> extensions) {

  private static final Pattern IP = Pattern.compile("[0-9]+(\\.[0-9]+){3}|.*:.*");
  private static final KeyPurposeId[] BOTH_WAYS = {
    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
  };

  /** Keeps unmodifiable copies. */
  public CertificateRequest {
    units = List.copyOf(units);
    extensions = List.copyOf(extensions);
  }

  /** A certificate authority, its own or below another one. */
  public static CertificateRequest authority(
      String commonName, SubjectPublicKeyInfo key, Instant notBefore, Instant notAfter) {
    List<Extension> extensions =
        List.of(
            critical(Extension.basicConstraints, new BasicConstraints(true)),
            critical(
                Extension.keyUsage,
                new KeyUsage(
                    KeyUsage.digitalSignature
                        | KeyUsage.keyEncipherment
                        | KeyUsage.keyCertSign
                        | KeyUsage.cRLSign)),
            usual(Extension.extendedKeyUsage, new ExtendedKeyUsage(BOTH_WAYS)),
            usual(Extension.subjectKeyIdentifier, new SubjectKeyIdentifier(keyId(key))));
    return new CertificateRequest(commonName, List.of(), key, notBefore, notAfter, extensions);
  }

  /** A member of an organization with one role. */
  public static CertificateRequest member(
      String commonName, Role role, SubjectPublicKeyInfo key, Instant notBefore, Instant notAfter) {
    List<Extension> extensions =
        List.of(
            critical(Extension.basicConstraints, new BasicConstraints(false)),
            critical(Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature)));
    return new CertificateRequest(
        commonName, List.of(unitOf(role)), key, notBefore, notAfter, extensions);
  }

  /** The organizational unit that stands for a role in generated material, as in Fabric's. */
  static String unitOf(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** A TLS endpoint, server and client in one. */
  public static CertificateRequest tls(
      String commonName,
      List<String> hosts,
      SubjectPublicKeyInfo key,
      Instant notBefore,
      Instant notAfter) {
    List<Extension> extensions =
        List.of(
            critical(Extension.basicConstraints, new BasicConstraints(false)),
            critical(
                Extension.keyUsage,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)),
            usual(Extension.extendedKeyUsage, new ExtendedKeyUsage(BOTH_WAYS)),
            usual(Extension.subjectAlternativeName, names(hosts)));
    return new CertificateRequest(commonName, List.of(), key, notBefore, notAfter, extensions);
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream()
            .distinct()
            .map(host ->
                new GeneralName(isIp(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
            .toArray(GeneralName[]::new));
  }

  private static boolean isIp(String host) {
    return IP.matcher(host).matches();
  }

  /** The same request with other organizational units. */
  public CertificateRequest withUnits(List<String> others) {
    return new CertificateRequest(commonName, others, key, notBefore, notAfter, extensions);
  }

  /** The same request for another time. */
  public CertificateRequest during(Instant from, Instant to) {
    return new CertificateRequest(commonName, units, key, from, to, extensions);
  }

  /** The same request with one more extension, in place of one of the same kind. */
  public CertificateRequest with(Extension extension) {
    List<Extension> more = new ArrayList<>(extensions);
    more.removeIf(other -> other.getExtnId().equals(extension.getExtnId()));
    more.add(extension);
    return new CertificateRequest(commonName, units, key, notBefore, notAfter, more);
  }

  static byte[] keyId(SubjectPublicKeyInfo key) {
    return Digests.sha256(Bytes.wrap(key.getPublicKeyData().getOctets())).toArray();
  }

  static Extension critical(ASN1ObjectIdentifier id, ASN1Encodable value) {
    return extension(id, true, value);
  }

  static Extension usual(ASN1ObjectIdentifier id, ASN1Encodable value) {
    return extension(id, false, value);
  }

  private static Extension extension(
      ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      return Extension.create(id, critical, value);
    } catch (IOException e) {
      throw new UncheckedIOException("extension " + id + " cannot be encoded", e);
    }
  }
}
