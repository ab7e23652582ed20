// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.connection.ConnectionTimer.DialOverdue;
import dev.hearsay.domain.event.GossipEvent.DialStarted;
import dev.hearsay.domain.id.LinkId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs dials: a bounded number at a time, each from its turn until its handshake is decided, the
 * others in the order in which they were asked for (pitfalls A.1.1).
 */
final class Dials {

  private final Room room;
  private final Slots<Errand.Dial> slots;
  private final Map<Errand.Dial, Link> running = new LinkedHashMap<>();
  private long count;
  private boolean stopped;

  Dials(Room room) {
    this.room = room;
    ConnectionSettings.Dialling limits = room.settings().dialling();
    this.slots = new Slots<>(limits.concurrent(), limits.waiting());
  }

  /**
   * Dials now or in turn; false if too many wait or this node stops. A dial that is under way is
   * joined.
   */
  boolean submit(Errand.Dial errand) {
    if (stopped || !slots.submit(errand)) {
      return false;
    }
    startWhatFits();
    return true;
  }

  /** A dial ended, one way or the other. */
  void ended(Errand.Dial errand) {
    slots.release(errand);
    running.remove(errand);
    startWhatFits();
  }

  /** Takes back a dial that has not begun; false if it runs. */
  boolean withdraw(Errand.Dial errand) {
    return slots.withdraw(errand);
  }

  /** Takes back a dial; the link that it began, if any, is left to the caller. */
  Optional<Link> cancel(Errand.Dial errand) {
    Optional<Link> begun = Optional.ofNullable(running.get(errand));
    ended(errand);
    return begun;
  }

  /** Begins no dial any more. */
  void stop() {
    stopped = true;
  }

  private void startWhatFits() {
    if (!stopped) {
      for (var next = slots.next(); next.isPresent(); next = slots.next()) {
        start(next.get());
      }
    }
  }

  private void start(Errand.Dial errand) {
    Link link = new Link(LinkId.outbound(++count), errand, room.newLanes(), room.links().newPace());
    running.put(errand, link);
    room.links().add(link);
    room.tell(new DialStarted(errand.endpoint()));
    room.wake(room.settings().dialling().patience(), new DialOverdue(link.id()));
    room.comm().dial(link.id(), errand.endpoint());
  }
}
