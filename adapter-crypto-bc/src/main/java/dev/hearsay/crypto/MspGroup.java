// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Member;
import dev.hearsay.crypto.msp.Msp;
import dev.hearsay.crypto.msp.MspVerdict;
import dev.hearsay.crypto.msp.Refusal;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Rejection;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Organizations that are trusted together, and the members that they vouched for lately.
 *
 * <p>The organizations never change, and a verdict does not depend on time: what is remembered
 * stays true as long as the group is in use. Only members are remembered, so that strangers cannot
 * push them out. Thread-safe.
 */
final class MspGroup {

  private final Map<OrgId, Msp> msps = new TreeMap<>();
  private final BoundedCache<Bytes, Member> members;

  MspGroup(Collection<Msp> msps, int maxCachedMembers) {
    msps.forEach(msp -> this.msps.put(msp.org(), msp));
    this.members = new BoundedCache<>(maxCachedMembers);
  }

  /** The verdict of the organization that the identity names. */
  MspVerdict judge(IdentityClaim claim) {
    Optional<Member> known = members.get(claim.identity().serialized());
    if (known.isPresent()) {
      return new MspVerdict.Valid(known.get());
    }
    Msp msp = msps.get(claim.org());
    return msp == null
        ? new MspVerdict.Unreadable(
            new Refusal(Rejection.FOREIGN_IDENTITY, claim.org() + " is not trusted"))
        : remembered(msp.judge(claim));
  }

  private MspVerdict remembered(MspVerdict verdict) {
    if (verdict instanceof MspVerdict.Valid(Member member)) {
      members.put(member.identity().identity().serialized(), member);
    }
    return verdict;
  }

  /** The member, if the organization vouches for it. */
  Optional<Member> member(IdentityClaim claim) {
    return judge(claim) instanceof MspVerdict.Valid(Member member)
        ? Optional.of(member)
        : Optional.empty();
  }

  /** Whether the organization that the identity names is here and makes sense of it. */
  boolean canRead(IdentityClaim claim) {
    Msp msp = msps.get(claim.org());
    return msp != null
        && (members.get(claim.identity().serialized()).isPresent() || msp.canRead(claim));
  }
}
