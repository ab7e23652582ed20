// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.x509;

import dev.hearsay.domain.id.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What the extensions of a certificate say, as far as chains depend on it.
 *
 * @param ca whether the basic constraints make it a certificate authority
 * @param maxPathLength how many authorities may stand below it; -1 for any number
 * @param mayCertify whether the key usage, if it is said, includes signing certificates
 * @param purposes the extended key usages; empty for any
 * @param subjectKeyId the identifier of its key
 * @param alternativeNames the names beside the subject
 * @param permitted name constraints: where names must lie, if there are any
 * @param excluded name constraints: where names must not lie
 * @param hasUnknownCritical whether it demands something that is not understood here
 */
record Extensions(
    boolean ca,
    int maxPathLength,
    boolean mayCertify,
    List<String> purposes,
    @Nullable Bytes subjectKeyId,
    List<GeneralName> alternativeNames,
    List<GeneralSubtree> permitted,
    List<GeneralSubtree> excluded,
    boolean hasUnknownCritical) {

  private static final Set<String> KNOWN =
      Set.of(
          Extension.subjectKeyIdentifier.getId(),
          Extension.keyUsage.getId(),
          Extension.subjectAlternativeName.getId(),
          Extension.basicConstraints.getId(),
          Extension.nameConstraints.getId(),
          Extension.cRLDistributionPoints.getId(),
          Extension.certificatePolicies.getId(),
          Extension.authorityKeyIdentifier.getId(),
          Extension.extendedKeyUsage.getId());

  private static final Set<String> SERVER =
      Set.of(KeyPurposeId.id_kp_serverAuth.getId(), KeyPurposeId.anyExtendedKeyUsage.getId());

  /** Reads all parts at once, so that malformed ones show at once. */
  static Extensions of(org.bouncycastle.asn1.x509.@Nullable Extensions all) {
    if (all == null) {
      return new Extensions(
          false, -1, true, List.of(), null, List.of(), List.of(), List.of(), false);
    }
    BasicConstraints basic = BasicConstraints.fromExtensions(all);
    KeyUsage usage = KeyUsage.fromExtensions(all);
    SubjectKeyIdentifier subjectKey = SubjectKeyIdentifier.fromExtensions(all);
    NameConstraints names =
        NameConstraints.getInstance(all.getExtensionParsedValue(Extension.nameConstraints));
    return new Extensions(
        basic != null && basic.isCA(),
        maxPathLength(basic),
        usage == null || usage.hasUsages(KeyUsage.keyCertSign),
        purposes(ExtendedKeyUsage.fromExtensions(all)),
        subjectKey == null ? null : Bytes.copyOf(subjectKey.getKeyIdentifier()),
        names(GeneralNames.fromExtensions(all, Extension.subjectAlternativeName)),
        subtrees(names == null ? null : names.getPermittedSubtrees()),
        subtrees(names == null ? null : names.getExcludedSubtrees()),
        !KNOWN.containsAll(ids(all.getCriticalExtensionOIDs())));
  }

  private static int maxPathLength(@Nullable BasicConstraints basic) {
    return basic == null || basic.getPathLenConstraint() == null
        ? -1
        : basic.getPathLenConstraint().intValueExact();
  }

  private static List<String> purposes(@Nullable ExtendedKeyUsage usage) {
    return usage == null
        ? List.of()
        : Arrays.stream(usage.getUsages()).map(KeyPurposeId::getId).toList();
  }

  private static List<GeneralName> names(@Nullable GeneralNames names) {
    return names == null ? List.of() : List.of(names.getNames());
  }

  private static List<GeneralSubtree> subtrees(GeneralSubtree @Nullable [] subtrees) {
    return subtrees == null ? List.of() : List.of(subtrees);
  }

  private static List<String> ids(ASN1ObjectIdentifier[] oids) {
    return Arrays.stream(oids).map(ASN1ObjectIdentifier::getId).toList();
  }

  /** Whether the extended key usage permits server authentication, which Fabric asks of all. */
  boolean permitsServer() {
    return purposes.isEmpty() || purposes.stream().anyMatch(SERVER::contains);
  }

  boolean hasNameConstraints() {
    return !permitted.isEmpty() || !excluded.isEmpty();
  }
}
