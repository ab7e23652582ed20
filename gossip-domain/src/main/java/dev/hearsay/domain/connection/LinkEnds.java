// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.connection.ConnectionTimer.EndOverdue;
import dev.hearsay.domain.event.GossipEvent.LinkClosed;
import dev.hearsay.domain.handshake.HandshakeVerdict.Refused;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Words;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * How links end: refused before they were used, broken, refused later, or left in good order.
 * Whatever waited on a link that was in use goes to another link of the peer, or waits for the
 * next.
 */
final class LinkEnds {

  private final Room room;
  private final Dialer dialer;
  private final DeepProbes probes;
  private final Outbox outbox;

  LinkEnds(Room room, Dialer dialer, DeepProbes probes, Outbox outbox) {
    this.room = room;
    this.dialer = dialer;
    this.probes = probes;
    this.outbox = outbox;
  }

  // ---- before a link is in use ----

  /** Refuses a link that is not in use yet. The other side hears the reason only, no details. */
  void refuse(Link link, Rejection reason, String detail, Now now) {
    room.refused(reason, link.address(), detail);
    if (!link.isGone()) {
      room.comm().abort(link.id(), reason.name());
    }
    neverOpened(link, reason, detail, now);
  }

  /** Ends a link that is not in use yet, for a reason that is nobody's fault over there. */
  void giveUp(Link link, String detail, Now now) {
    room.comm().abort(link.id(), detail);
    neverOpened(link, Rejection.UNREACHABLE, detail, now);
  }

  /** Ends in good order a link that never was in use. */
  void dismiss(Link link) {
    link.become(new Link.State.Dismissed());
    finish(link);
  }

  /** Cuts off, without a word to anybody here, a link that never was in use. */
  void cutIfUnused(Link link) {
    if (link.handshakeInfo().isPresent() || link.state() instanceof Link.State.Dialling) {
      room.comm().abort(link.id(), "this node stops");
      room.links().remove(link);
    }
  }

  private void neverOpened(Link link, Rejection reason, String detail, Now now) {
    room.links().remove(link);
    switch (link.errand()) {
      case Errand.Inbound inbound -> {}
      case Errand.ToPeer errand -> dialer.failed(errand, reason.explained(detail), now);
      case Errand.ToIdentify errand -> probes.failed(errand, reason, detail, now);
    }
  }

  // ---- while a link is in use ----

  /** Refuses a link that is in use. */
  void expel(Link link, ConnectionInfo peer, Rejection reason, String detail, Now now) {
    room.refused(reason, peer.peer().pkiId().toString(), detail);
    room.comm().abort(link.id(), reason.name());
    gone(link, peer, false, reason.name(), now);
  }

  /**
   * Ends in good order a link that is in use; the transport still delivers what it was given.
   *
   * @param reading whether what still arrives is welcome
   */
  void leave(Link link, ConnectionInfo peer, boolean reading) {
    link.become(new Link.State.Leaving(peer, reading));
    room.links().closed();
    room.peers().find(peer.peer().pkiId()).ifPresent(owner -> owner.leave(link));
    finish(link);
  }

  /**
   * Ends in good order all links of a peer, and reads nothing more from it. What waits on them is
   * dropped.
   */
  void part(Peer peer, String why) {
    for (Link link : peer.open()) {
      if (link.state() instanceof Link.State.Open open) {
        outbox.discard(link.lanes(), peer.id(), why);
        leave(link, open.peer(), false);
      }
    }
    peer.own().ifPresent(LinkEnds::stopReading);
  }

  private static void stopReading(Link link) {
    if (link.state() instanceof Link.State.Leaving leaving) {
      link.become(new Link.State.Leaving(leaving.peer(), false));
    }
  }

  private void finish(Link link) {
    room.wake(room.settings().grace(), new EndOverdue(link.id()));
    room.comm().finish(link.id());
  }

  // ---- the transport's word ----

  /** The transport says that a link is gone, or never came up. */
  void down(Link link, LinkEnd cause, String detail, Now now) {
    switch (link.state()) {
      case Link.State.Open open -> {
        PkiId peer = open.peer().peer().pkiId();
        refusalOf(cause).ifPresent(reason -> room.refused(reason, peer.toString(), detail));
        gone(link, open.peer(), cause == LinkEnd.FAILED, told(cause, detail), now);
      }
      case Link.State.Leaving leaving -> gone(link, leaving.peer(), false, "left", now);
      case Link.State.Dismissed dismissed -> room.links().remove(link);
      case Link.State.Judged(LinkInfo info, Refused refused) -> goneRefused(link, refused, now);
      case Link.State.Judging judging when isAnswered(link) -> link.gone();
      case Link.State.Judged judged when isAnswered(link) -> link.gone();
      case Link.State.Dialling s -> broken(link, cause, detail, now);
      case Link.State.Greeting s -> broken(link, cause, detail, now);
      case Link.State.Judging s -> broken(link, cause, detail, now);
      case Link.State.Judged s -> broken(link, cause, detail, now);
    }
  }

  /** Whoever is refused may end the stream before it is told; it is refused all the same. */
  private void goneRefused(Link link, Refused refused, Now now) {
    link.gone();
    refuse(link, refused.reason(), refused.detail(), now);
  }

  /** Whoever is probed may end the stream as soon as it has spoken; what it said still counts. */
  private boolean isAnswered(Link link) {
    return link.errand() instanceof Errand.ToIdentify;
  }

  private void broken(Link link, LinkEnd cause, String detail, Now now) {
    Optional<Rejection> refusal = refusalOf(cause);
    refusal.ifPresent(reason -> room.refused(reason, link.address(), detail));
    neverOpened(link, refusal.orElse(Rejection.UNREACHABLE), told(cause, detail), now);
  }

  private static String told(LinkEnd cause, String detail) {
    String words = Words.of(cause);
    return detail.isEmpty() ? words : words + ": " + detail;
  }

  private static Optional<Rejection> refusalOf(LinkEnd cause) {
    return switch (cause) {
      case GARBAGE -> Optional.of(Rejection.MALFORMED_MESSAGE);
      case OVERSIZED -> Optional.of(Rejection.OVERSIZED_MESSAGE);
      case DIAL_FAILED, COMPLETED, FAILED, CLOSED_HERE -> Optional.empty();
    };
  }

  /** A link that this node ended in good order is still there: it is cut off. */
  void overdue(Link link, Now now) {
    switch (link.state()) {
      case Link.State.Leaving leaving -> cutOff(link, now);
      case Link.State.Dismissed dismissed -> cutOff(link, now);
      case Link.State.Dialling s -> {}
      case Link.State.Greeting s -> {}
      case Link.State.Judging s -> {}
      case Link.State.Judged s -> {}
      case Link.State.Open s -> {}
    }
  }

  private void cutOff(Link link, Now now) {
    room.comm().abort(link.id(), "ended");
    down(link, LinkEnd.CLOSED_HERE, "did not end in time", now);
  }

  // ---- what follows ----

  private void gone(Link link, ConnectionInfo info, boolean lost, String cause, Now now) {
    PkiId id = info.peer().pkiId();
    Peer peer = room.peers().obtain(id, now);
    Optional<Duration> age = ageOfOpen(link, now);
    room.links().remove(link);
    peer.remove(link);
    age.ifPresent(a -> room.links().closed());
    link.become(new Link.State.Dismissed());
    room.tell(new LinkClosed(link.id(), id, cause));
    handOver(link, peer);
    if (age.isPresent() && !peer.isConnected()) {
      dialer.disconnected(peer, lost, age.get(), now);
    } else {
      dialer.wayIsClear(peer, now);
    }
    room.peers().forgetIfQuiet(peer);
  }

  private Optional<Duration> ageOfOpen(Link link, Now now) {
    return link.state() instanceof Link.State.Open open
        ? Optional.of(now.since(open.sinceNanos()))
        : Optional.empty();
  }

  /**
   * Gives what waits on a link that ends to another link of the peer, or lets it wait for the next.
   */
  void handOver(Link link, Peer peer) {
    Optional<Link> heir = peer.newest();
    outbox.move(link.lanes(), heir.map(Link::lanes).orElse(peer.waiting()), peer.id());
    heir.ifPresent(other -> outbox.flush(other, peer.id()));
  }
}
