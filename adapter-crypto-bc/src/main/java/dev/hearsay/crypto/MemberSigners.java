// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import dev.hearsay.crypto.msp.IdentityClaim;
import dev.hearsay.crypto.msp.Member;
import dev.hearsay.crypto.msp.Role;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.policy.Principal;
import dev.hearsay.domain.policy.Signers;
import java.util.List;

/**
 * Members who signed, as policies see them (channel configuration §6.4). Only valid members sign:
 * Fabric lets one who is not, such as a listed administrator whose certificate was revoked, pass as
 * administrator still.
 *
 * @param members each once
 * @param msps where principals that name a member look it up
 */
record MemberSigners(List<Member> members, MspGroup msps) implements Signers {

  MemberSigners {
    members = List.copyOf(members);
  }

  @Override
  public int count() {
    return members.size();
  }

  @Override
  public boolean fits(int signer, Principal.OfMember principal) {
    Member member = members.get(signer);
    return switch (principal) {
      case Principal.InRole(var org, var role) ->
          member.identity().org().equals(org) && isIn(role, member);
      case Principal.InUnit(var org, String unit, Bytes certifiers) ->
          member.identity().org().equals(org)
              && member.certificate().organizationalUnits().contains(unit)
              && !certifiers.isEmpty()
              && certifiers.equals(member.standing().certifiers());
      case Principal.Exactly(var identity) -> isSame(member, identity);
    };
  }

  private static boolean isIn(Principal.Role role, Member member) {
    return switch (role) {
      case MEMBER -> true;
      case ADMIN -> member.standing().admin();
      case CLIENT -> member.standing().roles().contains(Role.CLIENT);
      case PEER -> member.standing().roles().contains(Role.PEER);
      case ORDERER -> member.standing().roles().contains(Role.ORDERER);
    };
  }

  /** The same certificate may be spelled in several ways. */
  private boolean isSame(Member member, PeerIdentity identity) {
    return IdentityClaim.of(identity)
        .flatMap(msps::member)
        .filter(named -> named.identifier().equals(member.identifier()))
        .isPresent();
  }
}
