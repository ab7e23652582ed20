// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import dev.hearsay.crypto.base.CryptoConfigurationException;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.msp.Role;
import java.nio.file.Path;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Generates the crypto material of a network, laid out like that of Fabric's {@code cryptogen}:
 * {@code peerOrganizations} and {@code ordererOrganizations}, in each organization its authorities,
 * its MSP, its nodes and an administrator, with NodeOUs.
 *
 * <p>For development and tests: the authorities' keys lie beside what they certify. A network of a
 * few nodes takes well below a second.
 */
public final class CryptoGenerator {

  private static final Duration BACKDATED = Duration.ofMinutes(5);
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private final Clock clock;
  private final Provider provider = new BouncyCastleProvider();
  private final SecureRandom random = new SecureRandom();

  /** A generator whose certificates are good from shortly before {@code clock}'s time. */
  public CryptoGenerator(Clock clock) {
    this.clock = clock;
  }

  /**
   * Generates and writes everything.
   *
   * @throws CryptoConfigurationException if the folder is not empty or cannot be written
   */
  public GeneratedNetwork generate(GeneratorSettings settings) {
    MaterialFiles.requireEmpty(settings.folder());
    return new GeneratedNetwork(
        settings.folder(),
        organizations(settings, settings.peerOrganizations(), Role.PEER),
        organizations(settings, settings.ordererOrganizations(), Role.ORDERER));
  }

  private List<Organization> organizations(
      GeneratorSettings settings, List<OrganizationPlan> plans, Role role) {
    Path folder = settings.folder().resolve(folderOf(role));
    return plans.stream()
        .map(plan -> writer(settings, plan, role).write(folder.resolve(plan.domain())))
        .toList();
  }

  private static String folderOf(Role role) {
    return role == Role.ORDERER ? "ordererOrganizations" : "peerOrganizations";
  }

  private OrganizationWriter writer(GeneratorSettings settings, OrganizationPlan plan, Role role) {
    Instant notBefore = clock.instant().minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
    Issuance issuance =
        new Issuance(
            new CertificateAuthority.Owner(plan.domain(), provider, random),
            new KeyPairs(provider, random),
            settings.algorithm(),
            notBefore,
            notBefore.plus(VALIDITY));
    return new OrganizationWriter(plan, role, settings.hosts(), issuance);
  }
}
