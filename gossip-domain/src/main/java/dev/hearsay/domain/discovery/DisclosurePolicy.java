// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.message.Envelope;

/**
 * Who may learn what (discovery §9).
 *
 * <p>A peer hears about its own organization whatever there is, about ours only if both sides are
 * visible abroad, about third organizations nothing. Secrets stay within our organization.
 *
 * <p>Organizations that are unknown have no place here: a remote's comes from its handshake, an
 * author's from the check of its signature, and a member whose identity is purged leaves the
 * tables.
 */
final class DisclosurePolicy {

  private final OrgId own;
  private final boolean visibleAbroad;

  /** The policy of a node of {@code own} with this external endpoint, which may be none. */
  DisclosurePolicy(OrgId own, Endpoint ownExternalEndpoint) {
    this.own = own;
    this.visibleAbroad = !ownExternalEndpoint.isNone();
  }

  /** Whether {@code org} is the node's own organization. */
  boolean isOwn(OrgId org) {
    return own.equals(org);
  }

  /**
   * Whether this node may show itself to a peer of {@code remote}. It holds on both sides or on
   * none: who must not show itself must not ask either, since the question would give it away.
   */
  boolean mayMeet(OrgId remote, Endpoint remoteExternalEndpoint) {
    return isOwn(remote) || (visibleAbroad && !remoteExternalEndpoint.isNone());
  }

  /**
   * Whether a peer of {@code remote}, which has an external endpoint if it is foreign, may learn of
   * a member.
   *
   * @param author the member's organization
   * @param authorExternalEndpoint the member's external endpoint
   */
  boolean mayTell(OrgId remote, OrgId author, Endpoint authorExternalEndpoint) {
    if (author.equals(remote)) {
      return true;
    }
    return isOwn(author) && !authorExternalEndpoint.isNone();
  }

  /** An alive message as peers of {@code remote} may see it. */
  Envelope filter(OrgId remote, Envelope envelope) {
    return isOwn(remote) ? envelope : envelope.withoutSecret();
  }
}
