// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.MessageSent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;

/**
 * Puts envelopes into lanes and hands them to the transport, most urgent first, for as long as it
 * takes more. A transport that is busy with a block says so, and the next envelope waits until it
 * is done.
 */
final class Outbox {

  private final Room room;

  Outbox(Room room) {
    this.room = room;
  }

  /** Sends on an open link, now or when the transport takes more; false if the lane was full. */
  boolean send(Link link, PkiId peer, Lane lane, Envelope envelope) {
    if (link.isOpen() && link.isWritable() && link.lanes().isEmpty()) {
      write(link, peer, new SendLanes.Waiting(lane, envelope));
      return true;
    }
    boolean taken = put(link.lanes(), peer, lane, envelope);
    flush(link, peer);
    return taken;
  }

  /** Puts an envelope into a lane; what is dropped is counted. */
  boolean put(SendLanes lanes, PkiId peer, Lane lane, Envelope envelope) {
    SendLanes.Offer offer = lanes.offer(lane, envelope);
    for (int i = 0; i < offer.dropped(); i++) {
      dropped(lane, Rejection.LANE_FULL, peer, "the lane is " + lane);
    }
    return offer.taken();
  }

  /** Hands to the transport what it takes. */
  void flush(Link link, PkiId peer) {
    while (link.isOpen() && link.isWritable()) {
      var next = link.lanes().poll();
      if (next.isEmpty()) {
        return;
      }
      write(link, peer, next.get());
    }
  }

  private void write(Link link, PkiId peer, SendLanes.Waiting next) {
    link.writable(room.comm().write(link.id(), next.envelope()));
    room.tell(new MessageSent(peer, next.lane(), next.envelope().weight()));
  }

  /** Moves all that waits from one place to another. */
  void move(SendLanes from, SendLanes to, PkiId peer) {
    from.drain().forEach(next -> put(to, peer, next.lane(), next.envelope()));
  }

  /** Drops all that waits, counted. */
  void discard(SendLanes lanes, PkiId peer, String why) {
    lanes.drain().forEach(next -> dropped(next.lane(), Rejection.UNREACHABLE, peer, why));
  }

  /** Counts what is lost. */
  void dropped(Lane lane, Rejection reason, PkiId peer, String why) {
    room.refused(reason, peer.toString(), why);
    room.tell(new GossipEvent.Dropped(GossipEvent.Queue.of(lane), reason));
  }
}
