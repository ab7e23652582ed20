// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.routing;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import java.util.List;

/** Tells which members may get a message. */
@FunctionalInterface
public interface RoutingFilter {

  /** Whether {@code member} may get it. */
  boolean admits(NetworkMember member);

  /** Both must admit the member. */
  default RoutingFilter and(RoutingFilter other) {
    return member -> admits(member) && other.admits(member);
  }

  /** Admits everybody. */
  static RoutingFilter everybody() {
    return member -> true;
  }

  /** Admits everybody but {@code peer}; everybody if that is {@link PkiId#NONE}. */
  static RoutingFilter except(PkiId peer) {
    return member -> !member.pkiId().equals(peer);
  }

  /** Admits members that are known to belong to one of {@code orgs}. */
  static RoutingFilter membersOf(List<OrgId> orgs, RoutingView view) {
    List<OrgId> admitted = List.copyOf(orgs);
    return member -> view.orgOf(member.pkiId()).map(admitted::contains).orElse(false);
  }

  /** Admits members that are known to belong to an organization of a channel. */
  static RoutingFilter inChannel(ChannelAudience audience, RoutingView view) {
    return member -> view.orgOf(member.pkiId()).map(audience::isOrgInChannel).orElse(false);
  }
}
