// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.GossipEvent.LinkOpened;
import dev.hearsay.domain.handshake.HandshakeVerdict.Accepted;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.time.Now;
import java.util.Optional;

/**
 * Decides what becomes of a link whose other side has proved who it is: who was expected, who may
 * come, and whose link it is from now on (comm §2 and §3.2, wire §7 step 10).
 */
final class Arrivals {

  private final Room room;
  private final Dialer dialer;
  private final DeepProbes probes;
  private final LinkEnds ends;
  private final DoubleLinks doubles;
  private final Outbox outbox;
  private final Inbox inbox;

  Arrivals(
      Room room,
      Dialer dialer,
      DeepProbes probes,
      LinkEnds ends,
      DoubleLinks doubles,
      Outbox outbox,
      Inbox inbox) {
    this.room = room;
    this.dialer = dialer;
    this.probes = probes;
    this.ends = ends;
    this.doubles = doubles;
    this.outbox = outbox;
    this.inbox = inbox;
  }

  /** The other side is who it says it is, and this node's own handshake has left. */
  void accepted(Link link, LinkInfo info, Accepted verdict, Now now) {
    boolean self = verdict.peer().pkiId().equals(room.self());
    switch (link.errand()) {
      case Errand.Inbound inbound when verdict.probe() -> probedBy(link, verdict.peer(), now);
      case Errand any when self -> ends.refuse(link, Rejection.SELF_CONNECTION, "", now);
      case Errand.Inbound inbound -> open(link, info, verdict, now);
      case Errand.Dial dial when verdict.probe() ->
          ends.refuse(link, Rejection.HANDSHAKE_EXPECTED, "answered with a probe", now);
      case Errand.ToIdentify errand -> identified(link, errand, verdict.peer(), now);
      case Errand.ToPeer errand -> reached(link, errand, info, verdict, now);
    }
  }

  private void probedBy(Link link, ValidatedIdentity prober, Now now) {
    ends.dismiss(link);
    if (!prober.pkiId().equals(room.self())) {
      room.listener().proved(prober, now);
    }
  }

  private void identified(Link link, Errand.ToIdentify errand, ValidatedIdentity peer, Now now) {
    if (link.isGone()) {
      room.links().remove(link);
    } else {
      ends.dismiss(link);
    }
    probes.succeeded(errand, peer, now);
  }

  private void reached(Link link, Errand.ToPeer errand, LinkInfo info, Accepted verdict, Now now) {
    ValidatedIdentity actual = verdict.peer();
    if (actual.pkiId().equals(errand.peer())) {
      dialer.reached(errand);
      openOwn(link, info, verdict, now);
    } else if (orgOf(errand.peer()).filter(actual.org()::equals).isPresent()) {
      dialer.reached(errand);
      dialer.displaced(errand.peer(), "another peer answers at " + errand.endpoint(), now);
      openOwn(link, info, verdict, now);
      room.listener().identitySwitched(errand.peer(), actual, now);
    } else {
      String detail = actual.pkiId() + " of " + actual.org() + " instead of " + errand.peer();
      ends.refuse(link, Rejection.UNEXPECTED_PEER, detail, now);
    }
  }

  private Optional<OrgId> orgOf(PkiId peer) {
    return room.ports().knownIdentity().apply(peer).map(ValidatedIdentity::org);
  }

  /** This node opens at most one link to a peer: a second one, found by accident, is given back. */
  private void openOwn(Link link, LinkInfo info, Accepted verdict, Now now) {
    PkiId id = verdict.peer().pkiId();
    if (room.peers().find(id).filter(Peer::hasOwnLink).isPresent()) {
      room.refused(Rejection.TOO_MANY_LINKS, id.toString(), "a second link from here");
      ends.dismiss(link);
    } else {
      open(link, info, verdict, now);
    }
  }

  private void open(Link link, LinkInfo info, Accepted verdict, Now now) {
    ValidatedIdentity identity = verdict.peer();
    ConnectionInfo connection =
        new ConnectionInfo(link.id(), identity, verdict.proof(), info.remoteAddress());
    Peer peer = room.peers().obtain(identity.pkiId(), now);
    link.become(new Link.State.Open(connection, now.elapsedNanos()));
    room.links().opened(link);
    peer.add(link);
    dialer.connected(peer);
    outbox.move(peer.waiting(), link.lanes(), peer.id());
    room.tell(new LinkOpened(link.id(), peer.id(), identity.org(), info.remoteAddress()));
    doubles.opened(peer, now);
    room.listener().proved(identity, now);
    outbox.flush(link, peer.id());
    inbox.readOn(link);
  }
}
