// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.OrganizationPlan;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Keys and certificates of a network, made for it in a temporary folder, which disappears at the
 * end.
 */
final class Material implements AutoCloseable {
  private static final String ORDERERS = "OrdererMSP";

  private final Path folder;
  private final GeneratedNetwork network;
  private final CryptoSource crypto;

  private Material(Path folder, GeneratedNetwork network, CryptoSource crypto) {
    this.folder = folder;
    this.network = network;
    this.crypto = crypto;
  }

  /**
   * Makes authorities, nodes and administrators for all organizations, and an orderer.
   *
   * @param crypto will understand their keys
   * @throws UncheckedIOException if there is no room for temporary files
   */
  static Material generate(NetworkPlan plan, CryptoSource crypto) {
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
              crypto.keys(),
              List.of());
      return new Material(
          folder, new CryptoGenerator(Clock.systemUTC()).generate(settings), crypto);
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

  private ChannelConfig.Organization inChannel(Organization organization, List<Endpoint> anchors) {
    return crypto.inChannel(
        organization.mspFolder(), new OrgId(organization.plan().mspId()), anchors);
  }

  /** Makes blocks of a channel, signed by the orderer. */
  IntFunction<Content.Payload> blocks(ChannelId channel) {
    Member orderer = network.ordererOrganizations().getFirst().nodes().getFirst();
    return crypto.blocks(channel, orderer, new OrgId(ORDERERS));
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
