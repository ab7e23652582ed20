// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.GossipEvent.MessageReceived;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;

/**
 * Takes in what authenticated peers send: answers to own questions are matched here, the rest goes
 * to the node (comm §6).
 *
 * <p>How much a link delivers ahead of its handling is up to its {@link Pace}, so that what has
 * arrived and is not handled yet stays small.
 */
final class Inbox {

  private final Room room;
  private final LinkEnds ends;
  private final AckWaiters acks;

  Inbox(Room room, LinkEnds ends, AckWaiters acks) {
    this.room = room;
    this.ends = ends;
    this.acks = acks;
  }

  /** A message of {@code from} arrived. */
  void received(
      Link link, ConnectionInfo from, Decoded<SignedMessage> message, int bytes, Now now) {
    link.pace().delivered();
    switch (message) {
      case Decoded.Value<SignedMessage>(SignedMessage signed) -> {
        Lane lane = Lane.of(signed.content());
        room.tell(new MessageReceived(from.peer().pkiId(), lane, bytes));
        handle(new ReceivedMessage(signed, from), now);
      }
      case Decoded.Failed<SignedMessage> failed -> refuse(link, from, failed, now);
    }
    link.pace().handled(bytes);
    readOn(link);
  }

  private void handle(ReceivedMessage message, Now now) {
    switch (message.content()) {
      case Content.ConnEstablish again -> {}
      case Content.Empty empty -> {}
      case Content.Acknowledgement ack -> {
        PkiId peer = message.from().peer().pkiId();
        acks.end(message.signed().message().nonce(), peer, ack.error(), now);
      }
      case Content content -> room.listener().received(message, now);
    }
  }

  private void refuse(
      Link link, ConnectionInfo from, Decoded.Failed<SignedMessage> failed, Now now) {
    Rejection reason = Rejection.of(failed.reason());
    if (failed.reason().endsStream() && link.isOpen()) {
      ends.expel(link, from, reason, failed.explanation(), now);
    } else {
      room.refused(reason, from.peer().pkiId().toString(), failed.explanation());
    }
  }

  /** Permits a link to deliver more, if it is still read from. */
  void readOn(Link link) {
    if (link.isReading()) {
      int missing = link.pace().refill();
      if (missing > 0) {
        room.comm().request(link.id(), missing);
      }
    }
  }
}
