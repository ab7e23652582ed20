// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.time.Now;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks whether anybody serves at an endpoint, without a handshake (wire §7.2). One ping of an
 * endpoint at a time, as many endpoints at a time as dials, beside the dials: many dead members do
 * not delay a message to a living one.
 */
final class Pings {

  private final Room room;
  private final Slots<Endpoint> slots;
  private final Map<Long, Endpoint> running = new LinkedHashMap<>();
  private long count;

  Pings(Room room) {
    this.room = room;
    ConnectionSettings.Dialling limits = room.settings().dialling();
    this.slots = new Slots<>(limits.concurrent(), limits.waiting());
  }

  /** Asks; what cannot be asked counts as not answered. */
  void begin(Endpoint endpoint, Now now) {
    if (endpoint.isDialable() && slots.submit(endpoint)) {
      startWhatFits();
    } else {
      room.listener().probed(endpoint, false, now);
    }
  }

  /** The transport has an answer. Unknown tokens are ignored. */
  void ended(long token, boolean answered, Now now) {
    Endpoint endpoint = running.remove(token);
    if (endpoint != null) {
      slots.release(endpoint);
      startWhatFits();
      room.listener().probed(endpoint, answered, now);
    }
  }

  private void startWhatFits() {
    for (var next = slots.next(); next.isPresent(); next = slots.next()) {
      running.put(++count, next.get());
      room.comm().ping(count, next.get());
    }
  }
}
