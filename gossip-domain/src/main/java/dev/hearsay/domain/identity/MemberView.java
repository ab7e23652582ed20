// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import java.util.List;
import java.util.Optional;

/** What the identity pull asks of membership. */
public interface MemberView {

  /** This node's organization. */
  OrgId ownOrg();

  /**
   * The members that live, of any organization, without this node, in an order that is the same in
   * every run.
   */
  List<NetworkMember> alive();

  /** A member, alive or dead, or this node itself. */
  Optional<NetworkMember> lookup(PkiId peer);
}
