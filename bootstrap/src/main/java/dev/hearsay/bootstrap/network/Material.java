// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.crypto.CryptoSettings;
import dev.hearsay.crypto.CryptoSettings.TrustedFolder;
import dev.hearsay.crypto.generate.CryptoGenerator;
import dev.hearsay.crypto.generate.GeneratedNetwork;
import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.crypto.generate.GeneratedNetwork.Organization;
import dev.hearsay.crypto.generate.GeneratorSettings;
import dev.hearsay.crypto.generate.KeyAlgorithm;
import dev.hearsay.crypto.generate.OrganizationPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keys and certificates of a network, made for it in a temporary folder, which disappears at the
 * end.
 */
final class Material implements AutoCloseable {
  private final Path folder;
  private final GeneratedNetwork network;

  private Material(Path folder, GeneratedNetwork network) {
    this.folder = folder;
    this.network = network;
  }

  /**
   * Makes authorities, nodes and administrators for all organizations.
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
          new GeneratorSettings(folder, organizations, List.of(), KeyAlgorithm.P256, List.of());
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

  /** What a member needs to know of itself and of all organizations. */
  CryptoSettings cryptoOf(Seat seat) {
    List<TrustedFolder> trusted =
        network.peerOrganizations().stream()
            .filter(organization -> !organization.plan().mspId().equals(seat.org().mspId()))
            .map(organization ->
                new TrustedFolder(organization.mspFolder(), organization.plan().mspId()))
            .toList();
    return CryptoSettings.of(seat.member().mspFolder(), seat.org().mspId()).trusting(trusted);
  }

  /** The TLS authorities of all organizations. */
  List<Path> tlsRoots() {
    return network.peerOrganizations().stream()
        .map(Organization::nodes)
        .map(nodes -> nodes.getFirst().tlsFolder().resolve("ca.crt"))
        .toList();
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
