// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.time.Now;
import java.util.function.Predicate;

/**
 * Which identities a requester may see (identities §9.3).
 *
 * <p>The own organization sees all. Another one sees the identities of its own members and of this
 * node's organization, of those only that have an external endpoint. Identities that have ended are
 * shown to nobody (pitfalls A.4.1).
 */
final class DisclosureFilter {

  private final MemberView view;

  DisclosureFilter(MemberView view) {
    this.view = view;
  }

  /** The rule for requesters of {@code requester}'s organization at this moment. */
  Predicate<ValidatedIdentity> disclosedTo(OrgId requester, Now now) {
    Predicate<ValidatedIdentity> valid = identity -> !identity.isExpiredAt(now.wall());
    return requester.equals(view.ownOrg())
        ? valid
        : valid.and(identity -> concerns(identity.org(), requester) && isReachable(identity));
  }

  private boolean concerns(OrgId org, OrgId requester) {
    return org.equals(view.ownOrg()) || org.equals(requester);
  }

  private boolean isReachable(ValidatedIdentity identity) {
    return view.lookup(identity.pkiId())
        .map(member -> !member.externalEndpoint().isNone())
        .orElse(false);
  }
}
