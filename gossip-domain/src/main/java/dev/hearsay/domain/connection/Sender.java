// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.connection.ConnectionTimer.AckOverdue;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Tag;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds the way for each message that leaves: an open link, a place in the queue of a dial, or none
 * (comm §4).
 */
final class Sender {

  private final Room room;
  private final Dialer dialer;
  private final Outbox outbox;
  private final AckWaiters acks;
  private final Randomness nonces;

  Sender(Room room, Dialer dialer, Outbox outbox, AckWaiters acks) {
    this.room = room;
    this.dialer = dialer;
    this.outbox = outbox;
    this.acks = acks;
    this.nonces = room.ports().randomness().fork("ack-nonces");
  }

  /** Sends or queues; says why not, which is counted already. */
  Optional<Rejection> send(PeerAddress target, Envelope envelope, Lane lane, Now now) {
    if (target.peer().isNone()) {
      throw new IllegalArgumentException(
          "no PKI-ID for '" + target.endpoint() + "': identify the endpoint first");
    }
    if (target.peer().equals(room.self())) {
      return refuse(Rejection.SELF_CONNECTION, target.peer(), "a message to oneself");
    }
    Peer peer = room.peers().obtain(target.peer(), now);
    peer.livesAt(target.endpoint());
    Optional<Link> link = peer.newest();
    return link.isPresent()
        ? sendOn(link.get(), peer.id(), envelope, lane)
        : queue(peer, envelope, lane, now);
  }

  private Optional<Rejection> sendOn(Link link, PkiId peer, Envelope envelope, Lane lane) {
    return outbox.send(link, peer, lane, envelope)
        ? Optional.empty()
        : Optional.of(Rejection.LANE_FULL);
  }

  private Optional<Rejection> queue(Peer peer, Envelope envelope, Lane lane, Now now) {
    Optional<String> obstacle = dialer.want(peer, now);
    if (obstacle.isPresent()) {
      room.peers().forgetIfQuiet(peer);
      outbox.dropped(lane, Rejection.UNREACHABLE, peer.id(), obstacle.get());
      return Optional.of(Rejection.UNREACHABLE);
    }
    return outbox.put(peer.waiting(), peer.id(), lane, envelope)
        ? Optional.empty()
        : Optional.of(Rejection.LANE_FULL);
  }

  private Optional<Rejection> refuse(Rejection reason, PkiId peer, String detail) {
    room.refused(reason, peer.toString(), detail);
    return Optional.of(reason);
  }

  /** Answers on the link that a message came on, else on any other of that peer; never dials. */
  void respond(ConnectionInfo to, Envelope envelope, Lane lane) {
    PkiId id = to.peer().pkiId();
    Optional<Link> same = room.links().find(to.link()).filter(Link::isOpen);
    Optional<Link> link = same.or(() -> room.peers().find(id).flatMap(Peer::newest));
    if (link.isPresent()) {
      outbox.send(link.get(), id, lane, envelope);
    } else {
      outbox.dropped(lane, Rejection.UNREACHABLE, id, "the link of the question is gone");
    }
  }

  /** Acknowledges a message (comm §4.5). */
  void acknowledge(ReceivedMessage message, String error) {
    long nonce = message.signed().message().nonce();
    Content ack = new Content.Acknowledgement(error);
    GossipMessage answer = new GossipMessage(nonce, ChannelId.NONE, Tag.UNDEFINED, ack);
    respond(message.from(), unsigned(answer), Lane.CONTROL);
  }

  /** Sends a message under a fresh nonce and waits for its acknowledgement (comm §4.4). */
  void sendAcked(PeerAddress target, long token, GossipMessage message, Duration timeout, Now now) {
    PkiId peer = target.peer();
    if (acks.isFull()) {
      room.refused(Rejection.OVERLOADED, peer.toString(), "too many awaited acknowledgements");
      room.listener().acknowledged(token, peer, "too many acknowledgements are awaited", now);
      return;
    }
    long nonce = freshNonce(peer);
    acks.add(nonce, peer, token);
    room.wake(timeout, new AckOverdue(nonce, peer));
    GossipMessage numbered =
        new GossipMessage(nonce, message.channel(), message.tag(), message.content());
    send(target, unsigned(numbered), Lane.of(message.content()), now)
        .ifPresent(reason -> acks.end(nonce, peer, "not sent: " + reason, now));
  }

  private long freshNonce(PkiId peer) {
    long nonce = nonces.nextLong();
    while (acks.contains(nonce, peer)) {
      nonce = nonces.nextLong();
    }
    return nonce;
  }

  private Envelope unsigned(GossipMessage message) {
    return Envelope.unsigned(room.ports().codec().encode(message));
  }
}
