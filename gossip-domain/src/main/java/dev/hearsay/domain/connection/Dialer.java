// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.connection.ConnectionTimer.RedialDue;
import dev.hearsay.domain.connection.Peer.Effort;
import dev.hearsay.domain.event.GossipEvent.DialFailed;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides when a peer is dialled: once at a time, after failures with growing rests, and not at all
 * while its circuit is open (pitfalls A.1.3).
 *
 * <p>What waits for a peer is kept over the first failures. When as many dials in a row have failed
 * as the settings say, the peer is presumed dead, what waits is dropped, and until the rest is over
 * so is what comes; then the next message tries again. Any link to the peer, from whichever side,
 * ends all this (comm §5 and §11).
 */
final class Dialer {

  private final Room room;
  private final Dials dials;
  private final Outbox outbox;
  private final AckWaiters acks;
  private final BackOff backOff;
  private final int attemptsBeforeDead;

  Dialer(Room room, Dials dials, Outbox outbox, AckWaiters acks) {
    this.room = room;
    this.dials = dials;
    this.outbox = outbox;
    this.acks = acks;
    ConnectionSettings.Dialling settings = room.settings().dialling();
    this.backOff = new BackOff(settings, room.ports().randomness().fork("back-off"));
    this.attemptsBeforeDead = settings.attemptsBeforeDead();
  }

  /**
   * Sees to it that a peer without link is dialled, now or after its rest.
   *
   * @return why it will not be dialled; empty if it will
   */
  Optional<String> want(Peer peer, Now now) {
    if (!(peer.effort() instanceof Effort.None) || peer.isConnected()) {
      return Optional.empty();
    }
    if (peer.hasOwnLink()) {
      peer.wanted(true);
      return Optional.empty();
    }
    if (!peer.endpoint().isDialable()) {
      return Optional.of("no endpoint to dial: '" + peer.endpoint() + "'");
    }
    if (peer.mayDial(now)) {
      return dial(peer);
    }
    if (isGivenUp(peer)) {
      return Optional.of(peer.failures() + " dials failed, the next is not due yet");
    }
    rest(peer, Duration.ofNanos(peer.notBeforeNanos() - now.elapsedNanos()));
    return Optional.empty();
  }

  private boolean isGivenUp(Peer peer) {
    return peer.failures() >= attemptsBeforeDead;
  }

  private Optional<String> dial(Peer peer) {
    Errand.ToPeer errand = new Errand.ToPeer(peer.id(), peer.endpoint());
    peer.effort(new Effort.Dialling(errand));
    if (dials.submit(errand)) {
      return Optional.empty();
    }
    peer.effort(new Effort.None());
    return Optional.of("no more dials are taken");
  }

  private void rest(Peer peer, Duration delay) {
    Effort.Resting rest = peer.nextRest();
    peer.effort(rest);
    room.wake(delay, new RedialDue(peer.id(), rest.rest()));
  }

  /** A rest is over. */
  void restOver(RedialDue due, Now now) {
    room.peers()
        .find(due.peer())
        .filter(peer -> peer.effort().equals(new Effort.Resting(due.rest())))
        .ifPresent(peer -> {
          peer.effort(new Effort.None());
          wantOrDrop(peer, now);
        });
  }

  /** A link that this node ended is gone: if it stood in the way of a dial, the dial is due. */
  void wayIsClear(Peer peer, Now now) {
    if (peer.isWanted()) {
      peer.wanted(false);
      wantOrDrop(peer, now);
    }
  }

  private void wantOrDrop(Peer peer, Now now) {
    want(peer, now).ifPresent(why -> outbox.discard(peer.waiting(), peer.id(), why));
  }

  /** A dial ended with a link, to whomever; the slot is free. */
  void reached(Errand.ToPeer errand) {
    room.peers().find(errand.peer()).ifPresent(peer -> stopDialling(peer, errand));
    dials.ended(errand);
  }

  private void stopDialling(Peer peer, Errand.ToPeer errand) {
    if (peer.effort().equals(new Effort.Dialling(errand))) {
      peer.effort(new Effort.None());
    }
  }

  /** Another peer lives where this one was dialled: what waits for it is dropped. */
  void displaced(PkiId expected, String why, Now now) {
    room.peers().find(expected).ifPresent(peer -> abandon(peer, why, now));
  }

  /**
   * A link to a peer is in use: the circuit is closed, and a dial that has not begun, or that
   * nobody has answered yet, is not needed.
   */
  void connected(Peer peer) {
    peer.succeeded();
    peer.wanted(false);
    switch (peer.effort()) {
      case Effort.None none -> {}
      case Effort.Resting resting -> peer.effort(new Effort.None());
      case Effort.Dialling(Errand.ToPeer errand) -> {
        if (dials.withdraw(errand)) {
          peer.effort(new Effort.None());
        }
      }
    }
  }

  /** A dial, or the handshake after it, failed. */
  void failed(Errand.ToPeer errand, String detail, Now now) {
    room.tell(new DialFailed(errand.endpoint(), detail));
    dials.ended(errand);
    room.peers()
        .find(errand.peer())
        .filter(peer -> peer.effort().equals(new Effort.Dialling(errand)))
        .ifPresent(peer -> countFailure(peer, detail, now));
  }

  private void countFailure(Peer peer, String detail, Now now) {
    peer.effort(new Effort.None());
    if (peer.isConnected()) {
      return;
    }
    peer.failed();
    Duration rest = backOff.after(peer.failures());
    peer.notBefore(now.elapsedNanos() + rest.toNanos());
    if (isGivenUp(peer)) {
      giveUp(peer, detail, now);
    } else {
      rest(peer, rest);
    }
  }

  private void giveUp(Peer peer, String detail, Now now) {
    outbox.discard(peer.waiting(), peer.id(), detail);
    acks.endAll(peer.id(), "unreachable: " + detail, now);
    if (peer.failures() == attemptsBeforeDead) {
      room.listener().presumedDead(peer.id(), now);
    }
  }

  /**
   * The last link in use ended. A link that is lost is opened again even if nothing waits for it;
   * one that is lost soon after it was opened, again and again, only on demand: perhaps the other
   * side does not want this node.
   *
   * @param lost whether nobody meant it to end
   * @param age how long the link was in use
   */
  void disconnected(Peer peer, boolean lost, Duration age, Now now) {
    peer.flaps(age.compareTo(room.settings().grace()) < 0 ? peer.flaps() + 1 : 0);
    Duration rest = peer.flaps() > 1 ? backOff.after(peer.flaps() - 1) : backOff.shortly();
    peer.notBefore(now.elapsedNanos() + rest.toNanos());
    if (!peer.waiting().isEmpty() || (lost && peer.flaps() <= attemptsBeforeDead)) {
      wantOrDrop(peer, now);
    }
  }

  /** Nobody wants to reach the peer any more. How its dials went is not forgotten. */
  void abandon(Peer peer, String why, Now now) {
    Effort effort = peer.effort();
    peer.effort(new Effort.None());
    peer.wanted(false);
    outbox.discard(peer.waiting(), peer.id(), why);
    if (effort instanceof Effort.Dialling(Errand.ToPeer errand)) {
      dials.cancel(errand).ifPresent(link -> abort(link, why));
    }
    room.peers().forgetIfQuiet(peer);
    acks.endAll(peer.id(), why, now);
  }

  private void abort(Link link, String why) {
    room.links().remove(link);
    room.comm().abort(link.id(), why);
  }
}
