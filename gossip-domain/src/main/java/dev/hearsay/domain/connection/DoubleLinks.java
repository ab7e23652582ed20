// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.connection.ConnectionTimer.DoubleLinkDue;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to do when there is more than one link to a peer (comm §2 and §11).
 *
 * <p>Links that the peer opened are left alone: a Fabric peer would lose a message and presume this
 * node dead. Where both sides dialled at the same moment, a Fabric peer closes one of the two by
 * itself; if both are still there after a grace, the side with the greater PKI-ID ends the one that
 * it opened.
 */
final class DoubleLinks {

  private final Room room;
  private final LinkEnds ends;

  DoubleLinks(Room room, LinkEnds ends) {
    this.room = room;
    this.ends = ends;
  }

  /** One more link to a peer is in use. */
  void opened(Peer peer, Now now) {
    List<Link> inbound = peer.openInbound();
    if (inbound.size() > room.settings().links().inboundPerPeer()) {
      expelOldest(inbound.getFirst(), now);
    }
    if (!inbound.isEmpty() && peer.openOwn().isPresent()) {
      room.wake(room.settings().grace(), new DoubleLinkDue(peer.id()));
    }
  }

  /** The oldest is the one most likely to be dead: its peer has opened others since. */
  private void expelOldest(Link oldest, Now now) {
    if (oldest.state() instanceof Link.State.Open open) {
      ends.expel(oldest, open.peer(), Rejection.TOO_MANY_LINKS, "the oldest gives way", now);
    }
  }

  /** The grace of two links is over. */
  void settle(PkiId id, Now now) {
    if (room.self().compareTo(id) > 0) {
      room.peers().find(id).ifPresent(peer -> settle(peer, now));
    }
  }

  private void settle(Peer peer, Now now) {
    Optional<Link> own = peer.openOwn().filter(link -> isSettled(link, now));
    boolean hasOther = peer.openInbound().stream().anyMatch(link -> isSettled(link, now));
    if (own.isPresent() && hasOther && own.get().state() instanceof Link.State.Open open) {
      leave(own.get(), open.peer(), peer);
    }
  }

  private void leave(Link own, ConnectionInfo info, Peer peer) {
    ends.leave(own, info, true);
    ends.handOver(own, peer);
  }

  private boolean isSettled(Link link, Now now) {
    Duration grace = room.settings().grace();
    return link.state() instanceof Link.State.Open open && now.hasPassed(grace, open.sinceNanos());
  }
}
