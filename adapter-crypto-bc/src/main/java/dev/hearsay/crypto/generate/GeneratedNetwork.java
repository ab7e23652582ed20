// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import java.nio.file.Path;
import java.util.List;

/**
 * What was generated and where.
 *
 * @param folder the folder of it all
 * @param peerOrganizations in the order of the plans
 * @param ordererOrganizations in the order of the plans
 */
public record GeneratedNetwork(
    Path folder, List<Organization> peerOrganizations, List<Organization> ordererOrganizations) {

  /** Keeps unmodifiable copies. */
  public GeneratedNetwork {
    peerOrganizations = List.copyOf(peerOrganizations);
    ordererOrganizations = List.copyOf(ordererOrganizations);
  }

  /**
   * An organization.
   *
   * @param plan what was planned
   * @param mspFolder its MSP folder, without any member
   * @param nodes its peers or orderers in the order of their numbers
   * @param admin its administrator
   * @param authorities who certified them; they can certify more
   */
  public record Organization(
      OrganizationPlan plan,
      Path mspFolder,
      List<Member> nodes,
      Member admin,
      Authorities authorities) {

    /** Keeps an unmodifiable copy. */
    public Organization {
      nodes = List.copyOf(nodes);
    }
  }

  /**
   * A member of an organization.
   *
   * @param name its name, for example {@code peer0.org1}
   * @param mspFolder its MSP folder, with certificate and key
   * @param tlsFolder {@code ca.crt} with {@code server.crt} and {@code server.key}, or {@code
   *     client.crt} and {@code client.key} for an administrator
   */
  public record Member(String name, Path mspFolder, Path tlsFolder) {}

  /**
   * The certificate authorities of an organization.
   *
   * @param identities certifies members
   * @param tls certifies TLS keys
   */
  public record Authorities(CertificateAuthority identities, CertificateAuthority tls) {}
}
