// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.time.Now;
import java.util.List;
import java.util.Optional;

/** What channels ask of membership and of the identities. */
public interface ChannelMembers {

  /**
   * The members that live, of any organization, without this node, in an order that is the same in
   * every run.
   */
  List<NetworkMember> alive();

  /** A member, alive or dead, or this node itself. */
  Optional<NetworkMember> lookup(PkiId peer);

  /** The identity of a peer or of this node, if it is known; this counts as use. */
  Optional<ValidatedIdentity> identityOf(PkiId peer, Now now);
}
