// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.base.Digests;
import dev.hearsay.crypto.msp.MspConfiguration.Authorities;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.crypto.x509.CertificateSignatures;
import dev.hearsay.crypto.x509.ChainResult;
import dev.hearsay.crypto.x509.Chains;
import dev.hearsay.crypto.x509.Sanitation;
import dev.hearsay.domain.id.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The certificate authorities of an organization, each checked as identities §3.3 demands and with
 * its signature made low. Immutable.
 */
final class AuthorityTree {

  private final List<Certificate> authorities;
  private final Chains chains;
  private final Set<Certificate> inner;

  private AuthorityTree(List<Certificate> authorities, Chains chains, Set<Certificate> inner) {
    this.authorities = authorities;
    this.chains = chains;
    this.inner = inner;
  }

  /**
   * Checks the authorities of a configuration.
   *
   * @throws CryptoConfigurationException if one of them cannot be one
   */
  static AuthorityTree of(
      Authorities configured, CertificateSignatures signatures, Revocations revocations) {
    List<Authority> roots = parse(configured.roots());
    List<Authority> intermediates = parse(configured.intermediates());
    Chains raw = new Chains(certificates(roots), certificates(intermediates), signatures);
    List<Certificate> lowRoots = low(roots, raw, revocations);
    List<Certificate> lowIntermediates = low(intermediates, raw, revocations);
    Chains chains = new Chains(lowRoots, lowIntermediates, signatures);
    List<Certificate> all = Stream.concat(lowRoots.stream(), lowIntermediates.stream()).toList();
    return new AuthorityTree(all, chains, inner(lowIntermediates, chains));
  }

  private static List<Authority> parse(List<MspPart> parts) {
    return parts.stream().map(AuthorityTree::parse).toList();
  }

  private static Authority parse(MspPart part) {
    Certificate certificate =
        Certificate.parsePem(part.content())
            .orElseThrow(() ->
                new CryptoConfigurationException(
                    part.origin(),
                    "holds no readable certificate",
                    "put one PEM block of type CERTIFICATE there"));
    return new Authority(part.origin(), certificate);
  }

  private static List<Certificate> certificates(List<Authority> authorities) {
    return authorities.stream().map(Authority::certificate).toList();
  }

  private static List<Certificate> low(
      List<Authority> authorities, Chains raw, Revocations revocations) {
    List<Certificate> low = new ArrayList<>();
    for (Authority authority : authorities) {
      List<Certificate> chain = checked(authority, raw);
      Certificate issuer = chain.get(Math.min(1, chain.size() - 1));
      if (chain.size() > 1) {
        requireNotRevoked(authority, issuer, revocations);
      }
      low.add(Sanitation.lowS(authority.certificate(), issuer));
    }
    return low;
  }

  private static List<Certificate> checked(Authority authority, Chains raw) {
    Certificate certificate = authority.certificate();
    if (!certificate.isCa()) {
      throw unfit(authority, "is no certificate authority");
    }
    if (certificate.subjectKeyIdentifier().isEmpty()) {
      throw unfit(authority, "has no subject key identifier");
    }
    return switch (raw.of(certificate)) {
      case ChainResult.One one -> one.chain();
      case ChainResult.Refused refused -> throw unfit(authority, refused.reason());
    };
  }

  private static void requireNotRevoked(
      Authority authority, Certificate issuer, Revocations revocations) {
    revocations
        .refusalOf(authority.certificate(), issuer)
        .ifPresent(refusal -> {
          throw unfit(authority, refusal.detail());
        });
  }

  private static CryptoConfigurationException unfit(Authority authority, String reason) {
    return new CryptoConfigurationException(
        authority.origin(),
        "the certificate " + authority.certificate() + " cannot be an authority: " + reason,
        "replace or remove it");
  }

  /** The authorities that stand above another one: they do not certify members. */
  private static Set<Certificate> inner(List<Certificate> intermediates, Chains chains) {
    Set<Certificate> inner = new HashSet<>();
    for (Certificate intermediate : intermediates) {
      if (chains.of(intermediate) instanceof ChainResult.One(List<Certificate> chain)) {
        inner.addAll(chain.subList(1, chain.size()));
      }
    }
    return inner;
  }

  ChainResult chainOf(Certificate certificate) {
    return chains.of(certificate);
  }

  boolean isInner(Certificate authority) {
    return inner.contains(authority);
  }

  /**
   * The hash that stands for everybody whom an authority certifies: over its chain, itself included
   * (identities §3.3).
   *
   * @throws CryptoConfigurationException if {@code part} is none of the authorities
   */
  Bytes certifiersIdentifier(MspPart part, String hash) {
    Certificate named = parse(part).certificate();
    return authorities.stream()
        .filter(named::saysTheSameAs)
        .findFirst()
        .map(chains::of)
        .filter(ChainResult.One.class::isInstance)
        .map(one -> certifiersIdentifier(((ChainResult.One) one).chain(), hash))
        .orElseThrow(() ->
            new CryptoConfigurationException(
                part.origin(),
                "the certificate " + named + " is no authority of this organization",
                "name one of the root or intermediate certificates"));
  }

  static Bytes certifiersIdentifier(List<Certificate> authorities, String hash) {
    return Digests.hash(hash, authorities.stream().map(Certificate::encoded).toArray(Bytes[]::new));
  }
}
