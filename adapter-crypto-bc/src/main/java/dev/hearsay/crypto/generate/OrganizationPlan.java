// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto.generate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An organization to be generated.
 *
 * @param mspId its MSP identifier, for example {@code Org1MSP}
 * @param domain names its folder, authorities and members, for example {@code org1}
 * @param nodes how many peers or orderers it has, from 1 to {@value #MAX_NODES}
 */
public record OrganizationPlan(String mspId, String domain, int nodes) {

  /** The most nodes of an organization. */
  public static final int MAX_NODES = 1000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

  /**
   * Checks the names, which become names of folders and in certificates.
   *
   * @throws IllegalArgumentException if one of them is not made of letters, digits, dots and
   *     hyphens, or the number of nodes is out of bounds
   */
  public OrganizationPlan {
    requireName(mspId);
    requireName(domain);
    if (nodes < 1 || nodes > MAX_NODES) {
      throw new IllegalArgumentException(
          mspId + " is to have " + nodes + " nodes, but 1 to " + MAX_NODES + " are possible");
    }
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' cannot name an organization: use letters, digits, dots and hyphens");
    }
  }

  /** An organization whose domain follows from its MSP identifier: {@code Org1MSP} is org1. */
  public static OrganizationPlan of(String mspId, int nodes) {
    return new OrganizationPlan(mspId, domainOf(mspId), nodes);
  }

  private static String domainOf(String mspId) {
    String name = mspId.toLowerCase(Locale.ROOT);
    return name.length() > 3 && name.endsWith("msp") ? name.substring(0, name.length() - 3) : name;
  }
}
