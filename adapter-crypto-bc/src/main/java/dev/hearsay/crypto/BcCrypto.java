// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.CryptoSettings.TrustedFolder;
import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.MspFolder;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.crypto.signature.SignatureProvider;
import java.time.Instant;
import java.util.List;

/**
 * The cryptography of one node, opened from its MSP folder: what the core's ports ask for, all over
 * the same trusted organizations.
 *
 * @param service judges and signs
 * @param advisor tells organizations
 * @param channels takes the configurations of channels
 */
public record BcCrypto(
    BcMessageCryptoService service, BcSecurityAdvisor advisor, TrustRegistry channels) {

  /**
   * Reads the folders and checks them completely.
   *
   * @param settings which folders
   * @param provider does the arithmetic; may be shared by many nodes
   * @param now the time of day: an own certificate that has ended is refused
   * @throws CryptoConfigurationException if something in a folder cannot be used: one line that
   *     names the file, the reason and the way out
   */
  public static BcCrypto open(CryptoSettings settings, SignatureProvider provider, Instant now) {
    MspFolder folder = MspFolder.member(settings.mspFolder(), settings.mspId());
    Msp own = Msp.of(folder.configuration(), provider);
    SigningIdentity self = SigningIdentity.of(folder, own, provider, now);
    List<Msp> direct = settings.trusted().stream().map(trusted -> msp(trusted, provider)).toList();
    TrustRegistry registry =
        new TrustRegistry(
            TrustedOrganizations.of(own, direct, settings.maxCachedMembers()),
            provider,
            settings.maxCachedMembers());
    return new BcCrypto(
        new BcMessageCryptoService(self, registry), new BcSecurityAdvisor(registry), registry);
  }

  private static Msp msp(TrustedFolder trusted, SignatureProvider provider) {
    return Msp.of(MspFolder.organization(trusted.folder(), trusted.mspId()), provider);
  }
}
