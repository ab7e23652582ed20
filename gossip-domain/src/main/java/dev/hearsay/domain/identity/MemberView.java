// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import java.util.List;

/** What the identity pull asks of membership. */
public interface MemberView {

  /**
   * The members that live, of any organization, without this node, in an order that is the same in
   * every run.
   */
  List<NetworkMember> alive();

  /**
   * Where other organizations reach a member, alive or dead, or this node itself; {@link
   * Endpoint#NONE} if they cannot or it is not known.
   */
  Endpoint externalEndpointOf(PkiId peer);
}
