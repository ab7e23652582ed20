// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.network;

import dev.hearsay.crypto.generate.GeneratedNetwork.Member;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;

/**
 * What stays of a node when it is killed and started again.
 *
 * @param org its organization
 * @param member its name, keys and certificates
 * @param internalEndpoint where its own organization reaches it
 * @param externalEndpoint where other organizations reach it; none if they must not see it
 */
public record Seat(OrgId org, Member member, Endpoint internalEndpoint, Endpoint externalEndpoint) {

  /** The name of the node, unique in its network. */
  public String name() {
    return member.name();
  }

  /** Whether a node here is entitled to see one there (discovery §9). */
  boolean maySee(Seat other) {
    return org.equals(other.org)
        || (!externalEndpoint.isNone() && !other.externalEndpoint.isNone());
  }
}
