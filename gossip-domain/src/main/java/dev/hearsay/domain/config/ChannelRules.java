// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.config;

import dev.hearsay.domain.config.ChannelConfig.Organization;
import dev.hearsay.domain.policy.Policy;
import dev.hearsay.domain.policy.Policy.OfGroups;
import dev.hearsay.domain.policy.Policy.OfSigners;
import dev.hearsay.domain.policy.Policy.Share;
import dev.hearsay.domain.policy.PolicyGroup;
import dev.hearsay.domain.policy.Principal.InRole;
import dev.hearsay.domain.policy.Principal.Role;
import dev.hearsay.domain.policy.Signers;
import java.util.List;

/**
 * How a channel decides who may read it and who signs its blocks (channel configuration §4).
 *
 * @param policies the policies of the channel's root group
 * @param level what its capabilities make possible
 * @param consenters who signs blocks by number; none if nobody does
 */
public record ChannelRules(PolicyGroup policies, ChannelLevel level, List<Consenter> consenters) {

  /** The group of those who share the ledger. */
  public static final String APPLICATION = "Application";

  /** The group of those who order transactions into blocks. */
  public static final String ORDERER = "Orderer";

  private static final String READERS = "Readers";
  private static final String WRITERS = "Writers";
  private static final String BLOCK_VALIDATION = "BlockValidation";

  /** Keeps an unmodifiable copy. */
  public ChannelRules {
    consenters = List.copyOf(consenters);
  }

  /**
   * The rules of a channel that nobody has written any for: each valid member of an application
   * organization may read, and one of an orderer organization signs blocks.
   */
  public static ChannelRules ofMembers(
      List<Organization> applicationOrgs, List<Organization> ordererOrgs) {
    PolicyGroup application = members(READERS, applicationOrgs);
    PolicyGroup orderer = members(WRITERS, ordererOrgs);
    PolicyGroup root =
        PolicyGroup.EMPTY
            .withGroup(
                APPLICATION, application.withPolicy(READERS, new OfGroups(READERS, Share.ANY)))
            .withGroup(
                ORDERER, orderer.withPolicy(BLOCK_VALIDATION, new OfGroups(WRITERS, Share.ANY)));
    return new ChannelRules(root, ChannelLevel.V3_0, List.of());
  }

  /** Organizations each of whose members fulfils {@code policy}. */
  private static PolicyGroup members(String policy, List<Organization> organizations) {
    PolicyGroup group = PolicyGroup.EMPTY;
    for (Organization organization : organizations) {
      Policy anyMember = OfSigners.one(new InRole(organization.org(), Role.MEMBER));
      group =
          group.withGroup(
              organization.org().mspId(), PolicyGroup.EMPTY.withPolicy(policy, anyMember));
    }
    return group;
  }

  /** Whether those who signed may read the channel. */
  public boolean mayRead(Signers signers) {
    return policies.group(APPLICATION).isFulfilled(READERS, signers);
  }

  /** Whether those who signed make a block valid. */
  public boolean mayOrder(Signers signers) {
    return policies.group(ORDERER).isFulfilled(BLOCK_VALIDATION, signers);
  }
}
