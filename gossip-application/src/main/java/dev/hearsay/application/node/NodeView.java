// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.channel.ChannelView;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.util.List;
import java.util.Optional;

/**
 * What a node knew after a step: immutable, so that anybody may read it without touching the node.
 *
 * @param self this node, with its newest heartbeat
 * @param org the organization of this node
 * @param alive the members that are alive, this node not among them
 * @param dead the members that are silent
 * @param identities all identities that are known, this node's among them
 * @param channels the channels that were joined, those among them that were left again
 * @param links the number of open links to authenticated peers
 * @param stopped whether the node has ended
 */
public record NodeView(
    NetworkMember self,
    OrgId org,
    List<NetworkMember> alive,
    List<NetworkMember> dead,
    List<ValidatedIdentity> identities,
    List<ChannelView> channels,
    int links,
    boolean stopped) {

  /** A channel that this node is in; empty if it was not joined, or was left. */
  public Optional<ChannelView> channel(ChannelId name) {
    return channels.stream()
        .filter(view -> view.channel().equals(name) && !view.left())
        .findFirst();
  }

  /** The identity of a peer, if it is known. */
  public Optional<ValidatedIdentity> identityOf(PkiId peer) {
    return identities.stream().filter(known -> known.pkiId().equals(peer)).findFirst();
  }

  /** Whether this view shows the same as {@code other}, as far as that can be told at a glance. */
  @SuppressWarnings("ReferenceEquality") // what did not change is the same object
  boolean shows(NodeView other) {
    return alive == other.alive
        && dead == other.dead
        && identities == other.identities
        && channels == other.channels
        && links == other.links
        && stopped == other.stopped
        && self == other.self;
  }
}
