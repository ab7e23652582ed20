// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.id.OrgId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may do what in a channel, at one of its configurations.
 *
 * @param readers the organizations that share the ledger
 * @param orderers the organizations that sign blocks
 */
record ChannelRules(Map<OrgId, Authority> readers, Map<OrgId, Authority> orderers) {

  /**
   * Reads the organizations of a configuration.
   *
   * @throws IllegalArgumentException if the MSP of one cannot be used
   */
  static ChannelRules of(ChannelConfig config) {
    return new ChannelRules(
        authorities(config.applicationOrgs()), authorities(config.ordererOrgs()));
  }

  private static Map<OrgId, Authority> authorities(List<Organization> organizations) {
    Map<OrgId, Authority> authorities = new TreeMap<>();
    for (Organization organization : organizations) {
      authorities.put(organization.org(), new Authority(organization.org(), organization.msp()));
    }
    return authorities;
  }

  /** What one group of organizations says of a claim. */
  static Verdict judge(Map<OrgId, Authority> group, IdentityClaim claim) {
    Authority authority = group.get(claim.org());
    return authority == null ? new Verdict.Foreign() : authority.judge(claim);
  }
}
