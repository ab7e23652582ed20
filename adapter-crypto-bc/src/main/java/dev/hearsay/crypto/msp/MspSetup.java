// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.signature.HashFamily;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.crypto.x509.CertificateSignatures;
import dev.hearsay.crypto.x509.ChainResult;
import dev.hearsay.crypto.x509.Sanitation;
import dev.hearsay.domain.config.ChannelLevel;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The checked parts of an MSP (identities §3.3). */
record MspSetup(
    OrgId org,
    AuthorityTree authorities,
    Revocations revocations,
    UnitRules units,
    HashFamily hashFamily,
    String identityHash,
    Set<Bytes> admins,
    boolean admitsEd25519,
    SignatureProvider provider) {

  private static final Map<String, String> HASHES =
      Map.of(
          "", "SHA-256",
          "SHA256", "SHA-256",
          "SHA384", "SHA-384",
          "SHA3_256", "SHA3-256",
          "SHA3_384", "SHA3-384");

  static MspSetup of(
      MspConfiguration configuration, ChannelLevel level, SignatureProvider provider) {
    String where = "MSP " + configuration.mspId();
    requireName(configuration, where);
    CertificateSignatures signatures = new CertificateSignatures(provider.bouncyCastle());
    Revocations revocations = Revocations.of(configuration.revocations(), signatures);
    AuthorityTree authorities =
        AuthorityTree.of(configuration.authorities(), signatures, revocations);
    AuthorityTree.of(configuration.tlsAuthorities(), signatures, revocations);
    String hash = identityHash(configuration, where);
    return new MspSetup(
        new OrgId(configuration.mspId()),
        authorities,
        revocations,
        UnitRules.of(configuration.units(), authorities, hash),
        hashFamily(configuration, where),
        hash,
        lowCertificates(configuration.admins(), authorities),
        level == ChannelLevel.V3_0,
        provider);
  }

  /** Administrators are told by their certificates with low signatures (identities §3.4). */
  private static Set<Bytes> lowCertificates(List<MspPart> admins, AuthorityTree authorities) {
    Set<Bytes> certificates = new TreeSet<>();
    for (MspPart admin : admins) {
      Certificate.parsePem(admin.content())
          .map(certificate -> low(certificate, authorities).encoded())
          .ifPresent(certificates::add);
    }
    return certificates;
  }

  /** A certificate with a low signature; unchanged if no authority signed it. */
  private static Certificate low(Certificate certificate, AuthorityTree authorities) {
    return authorities.chainOf(certificate) instanceof ChainResult.One(List<Certificate> chain)
            && chain.size() > 1
        ? Sanitation.lowS(certificate, chain.get(1))
        : certificate;
  }

  Certificate low(Certificate certificate) {
    return low(certificate, authorities);
  }

  private static void requireName(MspConfiguration configuration, String where) {
    if (configuration.mspId().isEmpty()) {
      throw new CryptoConfigurationException(
          where, "it has no identifier", "name the organization, for example Org1MSP");
    }
    if (configuration.authorities().roots().isEmpty()) {
      throw new CryptoConfigurationException(
          where, "it has no root certificate", "put one into the folder cacerts");
    }
  }

  private static HashFamily hashFamily(MspConfiguration configuration, String where) {
    String name = configuration.hashes().signatureFamily();
    return HashFamily.named(name)
        .orElseThrow(() ->
            new CryptoConfigurationException(
                where, "'" + name + "' is no hash family", "use SHA2 or SHA3"));
  }

  private static String identityHash(MspConfiguration configuration, String where) {
    String name = configuration.hashes().identity();
    String hash = HASHES.get(name);
    if (hash == null) {
      throw new CryptoConfigurationException(
          where,
          "'" + name + "' is no hash for identifiers",
          "use SHA256, SHA384, SHA3_256 or SHA3_384");
    }
    return hash;
  }

  /** Administrators must be named one by one unless a role names them. */
  void requireAdmins(Msp msp, List<MspPart> admins) {
    if (admins.isEmpty() && !units.knows(Role.ADMIN)) {
      throw new CryptoConfigurationException(
          "MSP " + org,
          "it has neither administrators nor a role for them",
          "put a certificate into admincerts, or enable NodeOUs with an AdminOUIdentifier");
    }
    admins.forEach(admin -> requireAdmin(msp, admin));
  }

  private void requireAdmin(Msp msp, MspPart admin) {
    switch (msp.judge(IdentityClaim.of(org, admin.content()))) {
      case MspVerdict.Unreadable unreadable -> throw unfit(admin, unreadable.refusal().detail());
      case MspVerdict.Malformed malformed -> requireRole(admin);
      case MspVerdict.Valid valid -> requireRole(admin);
      case MspVerdict.Invalid invalid -> {
        if (!units.enforcesRoles()) {
          throw unfit(admin, invalid.refusal().detail());
        }
        requireRole(admin);
      }
    }
  }

  private void requireRole(MspPart admin) {
    Certificate certificate = Certificate.parsePem(admin.content()).orElseThrow();
    if (units.enforcesRoles()
        && !units.carries(certificate, Role.ADMIN)
        && !units.carries(certificate, Role.CLIENT)) {
      throw unfit(admin, certificate + " has neither the role admin nor client");
    }
  }

  private static CryptoConfigurationException unfit(MspPart admin, String reason) {
    return new CryptoConfigurationException(
        admin.origin(), "it cannot be an administrator: " + reason, "replace or remove it");
  }
}
