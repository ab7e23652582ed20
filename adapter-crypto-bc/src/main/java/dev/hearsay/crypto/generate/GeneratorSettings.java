// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be generated.
 *
 * @param folder where to; it must not exist or be empty
 * @param peerOrganizations the organizations with peers
 * @param ordererOrganizations the organizations with orderers
 * @param algorithm the kind of identity keys
 * @param hosts names and addresses under which nodes are reached, beside their own names, {@code
 *     localhost} and the loopback addresses
 */
public record GeneratorSettings(
    Path folder,
    List<OrganizationPlan> peerOrganizations,
    List<OrganizationPlan> ordererOrganizations,
    KeyAlgorithm algorithm,
    List<String> hosts) {

  /**
   * Keeps unmodifiable copies.
   *
   * @throws IllegalArgumentException if there is no organization, or two have the same name
   */
  public GeneratorSettings {
    peerOrganizations = List.copyOf(peerOrganizations);
    ordererOrganizations = List.copyOf(ordererOrganizations);
    hosts = List.copyOf(hosts);
    requireDifferentNames(peerOrganizations, ordererOrganizations);
  }

  private static void requireDifferentNames(
      List<OrganizationPlan> peers, List<OrganizationPlan> orderers) {
    if (peers.isEmpty() && orderers.isEmpty()) {
      throw new IllegalArgumentException("there is no organization to generate: name at least one");
    }
    Set<String> names = new HashSet<>();
    Stream.concat(peers.stream(), orderers.stream())
        .flatMap(plan -> Stream.of(plan.mspId() + " (MSP)", plan.domain()))
        .filter(name -> !names.add(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "two organizations are called " + name + ": give each its own name");
        });
  }
}
