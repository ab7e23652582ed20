// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.OrganizationPlan;
import dev.hearsay.crypto.msp.ChannelOrganizations;
import dev.hearsay.crypto.msp.SigningIdentity;
import dev.hearsay.crypto.signature.SignatureProvider;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Keys and certificates of a network, made for it in a temporary folder, which disappears at the
 * end.
 */
final class Material implements AutoCloseable {
  private static final String ORDERERS = "OrdererMSP";

  private final Path folder;
  private final GeneratedNetwork network;

  private Material(Path folder, GeneratedNetwork network) {
    this.folder = folder;
    this.network = network;
  }

  /**
   * Makes authorities, nodes and administrators for all organizations, and an orderer.
   *
   * @throws UncheckedIOException if there is no room for temporary files
   */
  static Material generate(NetworkPlan plan) {
    Path folder = temporaryFolder();
    try {
      List<OrganizationPlan> organizations =
          plan.organizations().stream()
              .map(organization -> OrganizationPlan.of(organization.mspId(), organization.peers()))
              .toList();
      GeneratorSettings settings =
          new GeneratorSettings(
              folder,
              organizations,
              List.of(OrganizationPlan.of(ORDERERS, 1)),
              KeyAlgorithm.P256,
              List.of());
      return new Material(folder, new CryptoGenerator(Clock.systemUTC()).generate(settings));
    } catch (RuntimeException e) {
      remove(folder);
      throw e;
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("hearsay-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The members of the organization with this number in the plan. */
  List<Member> members(int organization) {
    return network.peerOrganizations().get(organization).nodes();
  }

  /**
   * The configuration of a channel that all organizations share and the orderer signs blocks for.
   *
   * @param anchors of each organization
   */
  ChannelConfig channel(ChannelId channel, Function<OrgId, List<Endpoint>> anchors) {
    return new ChannelConfig(
        channel,
        1,
        network.peerOrganizations().stream()
            .map(org -> inChannel(org, anchors.apply(new OrgId(org.plan().mspId()))))
            .toList(),
        network.ordererOrganizations().stream().map(org -> inChannel(org, List.of())).toList());
  }

  private static ChannelConfig.Organization inChannel(
      Organization organization, List<Endpoint> anchors) {
    return ChannelOrganizations.read(
        organization.mspFolder(), organization.plan().mspId(), anchors);
  }

  /** The orderer, who signs blocks. */
  SigningIdentity orderer(SignatureProvider provider) {
    Member orderer = network.ordererOrganizations().getFirst().nodes().getFirst();
    return SigningIdentity.open(orderer.mspFolder(), ORDERERS, provider, Instant.now());
  }

  /** Removes the folder and all that is in it. */
  @Override
  public void close() {
    remove(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
