// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.msp;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.crypto.signature.SigningKey;
import dev.hearsay.crypto.x509.Certificate;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * This node's own membership: its identity, always the same bytes, and the key that signs.
 *
 * @param identity the own identity: the certificate with a low signature, in PEM as Fabric writes
 *     it (identities §2.1)
 * @param key the private key
 */
public record SigningIdentity(ValidatedIdentity identity, SigningKey key) {

  /**
   * Opens the folder of a member.
   *
   * @param folder the member's MSP folder
   * @param mspId its organization
   * @param provider does the arithmetic
   * @param now the time of day: a certificate that has ended is refused
   * @throws CryptoConfigurationException if the member cannot be one: it names the file
   */
  public static SigningIdentity open(
      Path folder, String mspId, SignatureProvider provider, Instant now) {
    MspFolder member = MspFolder.member(folder, mspId);
    return of(member, Msp.of(member.configuration(), provider), provider, now);
  }

  /**
   * Finds the key of a member and has its own organization judge it, as others will.
   *
   * @param folder the member's folder
   * @param msp the organization, built from the same folder
   * @param provider does the arithmetic
   * @param now the time of day: a certificate that has ended is refused
   * @throws CryptoConfigurationException if the member cannot be one: it names the file
   */
  public static SigningIdentity of(
      MspFolder folder, Msp msp, SignatureProvider provider, Instant now) {
    MspPart file = folder.certificate();
    Certificate certificate =
        Certificate.parsePem(file.content())
            .orElseThrow(() ->
                new CryptoConfigurationException(
                    file.origin(),
                    "holds no readable certificate",
                    "put the node's own certificate there, in PEM"));
    requireNotEnded(file, certificate, now);
    Member member = member(file, certificate, msp);
    SigningKey key =
        keyOf(certificate, folder, msp, provider).orElseThrow(() -> noKey(folder, certificate));
    return new SigningIdentity(member.identity(), key);
  }

  private static void requireNotEnded(MspPart file, Certificate certificate, Instant now) {
    if (now.isAfter(certificate.notAfter())) {
      throw new CryptoConfigurationException(
          file.origin(),
          "the certificate " + certificate + " ended at " + certificate.notAfter(),
          "have " + certificate.commonName() + " enrolled again");
    }
  }

  private static Member member(MspPart file, Certificate certificate, Msp msp) {
    IdentityClaim claim = IdentityClaim.of(msp.org(), msp.sanitized(certificate).pem());
    return switch (msp.judge(claim)) {
      case MspVerdict.Valid valid -> valid.member();
      case MspVerdict.Invalid invalid -> throw noMember(file, msp, invalid.refusal());
      case MspVerdict.Malformed malformed -> throw noMember(file, msp, malformed.refusal());
      case MspVerdict.Unreadable unreadable -> throw noMember(file, msp, unreadable.refusal());
    };
  }

  private static CryptoConfigurationException noMember(MspPart file, Msp msp, Refusal refusal) {
    return new CryptoConfigurationException(
        file.origin(),
        "it is no member of " + msp.org() + ": " + refusal.detail(),
        "use a certificate that the authorities in cacerts or intermediatecerts issued to a node");
  }

  private static Optional<SigningKey> keyOf(
      Certificate certificate, MspFolder folder, Msp msp, SignatureProvider provider) {
    return folder.keys().stream()
        .map(file -> provider.signingKey(file.key(), certificate.publicKey(), msp.hashFamily()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static CryptoConfigurationException noKey(MspFolder folder, Certificate certificate) {
    String where =
        folder.keys().size() == 1
            ? folder.keys().getFirst().origin()
            : folder.keystore().toString();
    return new CryptoConfigurationException(
        where,
        "no key there matches the certificate "
            + certificate
            + " in "
            + folder.certificate().origin(),
        "put the private key of that certificate there");
  }
}
