// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.base.Digests;
import dev.hearsay.crypto.signature.HashFamily;
import dev.hearsay.crypto.signature.Scheme;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.crypto.signature.VerificationKey;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.crypto.x509.ChainResult;
import dev.hearsay.crypto.x509.Pem;
import dev.hearsay.crypto.x509.Sanitation;
import dev.hearsay.domain.config.ChannelLevel;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The membership service provider of one organization: it says which identities are members
 * (identities §3), as version 1.4.3 of Fabric's MSPs, or as version 3.0, which admits Ed25519 keys.
 *
 * <p>Immutable and thread-safe; the same identity always gets the same verdict, since no clock is
 * asked: a certificate is judged as of its own beginning and whether it has ended is for others to
 * say. A verdict costs some milliseconds. Nothing is cached here.
 */
public final class Msp {

  private final MspSetup setup;

  Msp(MspSetup setup) {
    this.setup = setup;
  }

  /**
   * An MSP of the newest version, as those of a node's own folders.
   *
   * @throws CryptoConfigurationException as {@link #of(MspConfiguration, ChannelLevel,
   *     SignatureProvider)}
   */
  public static Msp of(MspConfiguration configuration, SignatureProvider provider) {
    return of(configuration, ChannelLevel.V3_0, provider);
  }

  /**
   * Checks a configuration as identities §3.3 demands, and builds the MSP.
   *
   * @param level of the channel that the configuration is from
   * @throws CryptoConfigurationException if the configuration cannot be used: it names the part
   */
  public static Msp of(
      MspConfiguration configuration, ChannelLevel level, SignatureProvider provider) {
    MspSetup setup = MspSetup.of(configuration, level, provider);
    Msp msp = new Msp(setup);
    setup.requireAdmins(msp, configuration.admins());
    return msp;
  }

  /** The organization. */
  public OrgId org() {
    return setup.org();
  }

  /** The hash under its members' ECDSA signatures. */
  public HashFamily hashFamily() {
    return setup.hashFamily();
  }

  /** Whether the MSP makes sense of an identity, be it valid or not (identities §1.2). */
  public boolean canRead(IdentityClaim claim) {
    return read(claim) instanceof Reading.Done;
  }

  /**
   * Judges an identity.
   *
   * @throws IllegalArgumentException if it names another organization
   */
  public MspVerdict judge(IdentityClaim claim) {
    return switch (read(claim)) {
      case Reading.Impossible impossible -> new MspVerdict.Unreadable(impossible.refusal());
      case Reading.Done reading ->
          isWellFormed(claim, reading.certificate())
              ? judge(claim, reading)
              : new MspVerdict.Malformed(
                  Refusal.invalid(
                      "the certificate is not one PEM block with a canonical signature"));
    };
  }

  /** What could be made of an identity before it is judged. */
  private sealed interface Reading {
    record Done(Certificate certificate, VerificationKey key, ChainResult chain)
        implements Reading {}

    record Impossible(Refusal refusal) implements Reading {}
  }

  private Reading read(IdentityClaim claim) {
    if (!claim.org().equals(setup.org())) {
      throw new IllegalArgumentException(
          "the MSP of " + setup.org() + " was asked about " + claim.org());
    }
    Optional<Certificate> parsed = Certificate.parsePem(claim.idBytes());
    if (parsed.isEmpty()) {
      return new Reading.Impossible(Refusal.invalid("it holds no readable certificate"));
    }
    Certificate certificate = parsed.get();
    Optional<VerificationKey> key = keyOf(certificate);
    if (key.isEmpty()) {
      return new Reading.Impossible(
          Refusal.invalid("the key of " + certificate + " is of no kind that members have"));
    }
    ChainResult chain = setup.authorities().chainOf(certificate);
    return certificate.isEcdsaSigned() && chain instanceof ChainResult.Refused refused
        ? new Reading.Impossible(refusalOf(certificate, refused))
        : new Reading.Done(certificate, key.get(), chain);
  }

  private Optional<VerificationKey> keyOf(Certificate certificate) {
    return setup
        .provider()
        .verificationKey(certificate.publicKey(), setup.hashFamily())
        .filter(key -> setup.admitsEd25519() || key.scheme() != Scheme.ED25519);
  }

  private static Refusal refusalOf(Certificate certificate, ChainResult.Refused chain) {
    String detail = certificate + " has no chain: " + chain.reason();
    return chain.issuerKnown() ? Refusal.invalid(detail) : Refusal.foreign(detail);
  }

  private static boolean isWellFormed(IdentityClaim claim, Certificate certificate) {
    return Pem.first(claim.idBytes())
        .filter(block -> block.rest() == 0)
        .filter(block -> block.type().isEmpty() || block.type().equals(Pem.CERTIFICATE))
        .filter(block -> certificate.hasCanonicalSignature())
        .isPresent();
  }

  private MspVerdict judge(IdentityClaim claim, Reading.Done reading) {
    Certificate certificate = reading.certificate();
    if (certificate.isCa()) {
      return new MspVerdict.Invalid(
          Refusal.invalid(certificate + " is a certificate authority, not a member"));
    }
    return switch (reading.chain()) {
      case ChainResult.Refused refused -> new MspVerdict.Invalid(refusalOf(certificate, refused));
      case ChainResult.One one ->
          refusalOf(one.chain())
              .<MspVerdict>map(MspVerdict.Invalid::new)
              .orElseGet(() -> new MspVerdict.Valid(member(claim, reading.key(), one.chain())));
    };
  }

  private Optional<Refusal> refusalOf(List<Certificate> chain) {
    Certificate certificate = chain.getFirst();
    if (chain.size() < 2) {
      return Optional.of(Refusal.invalid(certificate + " is its own authority"));
    }
    Certificate issuer = chain.get(1);
    if (setup.authorities().isInner(issuer)) {
      return Optional.of(
          Refusal.invalid(issuer + " has authorities below it and must not certify members"));
    }
    return setup
        .revocations()
        .refusalOf(certificate, issuer)
        .or(() -> setup.units().refusalOf(certificate, certifiers(chain)));
  }

  private Bytes certifiers(List<Certificate> chain) {
    return AuthorityTree.certifiersIdentifier(chain.subList(1, chain.size()), setup.identityHash());
  }

  private Member member(IdentityClaim claim, VerificationKey key, List<Certificate> chain) {
    Certificate certificate = Sanitation.lowS(chain.getFirst(), chain.get(1));
    ValidatedIdentity identity =
        new ValidatedIdentity(claim.pkiId(), claim.identity(), setup.org(), certificate.notAfter());
    return new Member(
        identity,
        key,
        certificate,
        Digests.hash(setup.identityHash(), certificate.encoded()),
        standing(certificate, certifiers(chain)));
  }

  private Standing standing(Certificate certificate, Bytes certifiers) {
    Set<Role> roles = setup.units().rolesOf(certificate);
    boolean admin = roles.contains(Role.ADMIN) || setup.admins().contains(certificate.encoded());
    return new Standing(roles, admin, certifiers);
  }

  /**
   * The certificate with a low signature, as it goes into the own identity (identities §2.1).
   * Unchanged if no authority signed it.
   */
  Certificate sanitized(Certificate certificate) {
    return setup.low(certificate);
  }
}
