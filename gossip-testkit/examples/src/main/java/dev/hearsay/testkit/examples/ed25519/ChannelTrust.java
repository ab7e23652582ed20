// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.ed25519;

import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.config.ChannelRules;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.policy.Peers;
import dev.hearsay.domain.policy.Signers;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Whom one channel trusts, at one of its configurations.
 *
 * @param authorities the organizations that share the ledger, and those that order blocks
 * @param rules who of them may do what; nobody has a role here, so all are peers
 */
record ChannelTrust(Map<OrgId, Authority> authorities, ChannelRules rules) {

  /**
   * Reads the organizations of a configuration.
   *
   * @throws IllegalArgumentException if the MSP of one cannot be used
   */
  static ChannelTrust of(ChannelConfig config) {
    Map<OrgId, Authority> authorities = new TreeMap<>();
    Stream.concat(config.ordererOrgs().stream(), config.applicationOrgs().stream())
        .forEach(organization ->
            authorities.put(
                organization.org(), new Authority(organization.org(), organization.msp())));
    return new ChannelTrust(authorities, config.rules());
  }

  /** What the channel says of one who would read it. */
  Verdict reader(IdentityClaim claim) {
    return judge(claim, ChannelRules::mayRead);
  }

  /** What the channel says of one who signed a block. */
  Verdict orderer(IdentityClaim claim) {
    return judge(claim, ChannelRules::mayOrder);
  }

  private Verdict judge(IdentityClaim claim, BiPredicate<ChannelRules, Signers> permits) {
    Authority authority = authorities.get(claim.org());
    return authority == null || !permits.test(rules, Peers.one(claim.org(), claim.identity()))
        ? new Verdict.Foreign()
        : authority.judge(claim);
  }
}
