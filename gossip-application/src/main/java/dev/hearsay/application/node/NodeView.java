// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.util.List;

/**
 * What a node knew after a step: immutable, so that anybody may read it without touching the node.
 *
 * @param self this node, with its newest heartbeat
 * @param org the organization of this node
 * @param alive the members that are alive, this node not among them
 * @param dead the members that are silent
 * @param identities all identities that are known, this node's among them
 * @param links the number of open links to authenticated peers
 * @param stopped whether the node has ended
 */
public record NodeView(
    NetworkMember self,
    OrgId org,
    List<NetworkMember> alive,
    List<NetworkMember> dead,
    List<ValidatedIdentity> identities,
    int links,
    boolean stopped) {

  /** Whether this view shows the same as {@code other}, as far as that can be told at a glance. */
  @SuppressWarnings("ReferenceEquality") // lists that did not change are the same objects
  boolean shows(NodeView other) {
    return alive == other.alive
        && dead == other.dead
        && identities == other.identities
        && links == other.links
        && stopped == other.stopped
        && self.equals(other.self);
  }
}
