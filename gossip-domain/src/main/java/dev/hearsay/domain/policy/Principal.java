// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.policy;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PeerIdentity;
import java.util.List;

/** What a signer must be (channel configuration §6.4). Immutable. */
public sealed interface Principal {

  /** Whether a signer is that. */
  default boolean isFitBy(int signer, Signers signers) {
    return switch (this) {
      case OfMember member -> signers.fits(signer, member);
      case Nominal anybody -> true;
      case Combined(var parts) ->
          !parts.isEmpty() && parts.stream().allMatch(part -> part.isFitBy(signer, signers));
      case Nobody nobody -> false;
    };
  }

  /** What only those can tell who know certificates. */
  sealed interface OfMember extends Principal {}

  /** A member of an organization in a role. */
  record InRole(OrgId org, Role role) implements OfMember {}

  /** What a member is to its organization. */
  enum Role {
    /** Any valid member. */
    MEMBER,
    /** Administers the organization. */
    ADMIN,
    /** Uses the network. */
    CLIENT,
    /** Keeps ledgers and gossips. */
    PEER,
    /** Orders transactions into blocks. */
    ORDERER
  }

  /**
   * A member of an organizational unit.
   *
   * @param unit as certificates spell it
   * @param certifiers the hash over the chain that must have certified the member
   */
  record InUnit(OrgId org, String unit, Bytes certifiers) implements OfMember {}

  /** Exactly this member. */
  record Exactly(PeerIdentity identity) implements OfMember {}

  /** Anybody who shows a certificate. */
  record Nominal() implements Principal {}

  /** All of these at once; nobody if there are none. */
  record Combined(List<Principal> principals) implements Principal {
    /** Keeps an unmodifiable copy. */
    public Combined {
      principals = List.copyOf(principals);
    }
  }

  /** Nobody: what is not understood, and those who hide who they are. */
  record Nobody() implements Principal {}
}
