// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.GossipEvent.DialFailed;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;

/**
 * Learns who serves at an endpoint: dial, handshake with the probe flag, end (wire §7.1). One probe
 * of an endpoint at a time; who asks meanwhile shares the answer. Probes take their turn among the
 * dials.
 */
final class DeepProbes {

  private final Room room;
  private final Dials dials;

  DeepProbes(Room room, Dials dials) {
    this.room = room;
    this.dials = dials;
  }

  void begin(Endpoint endpoint, Now now) {
    if (!endpoint.isDialable()) {
      room.listener().identifyFailed(endpoint, Rejection.MALFORMED_ENDPOINT, "", now);
    } else if (!dials.submit(new Errand.ToIdentify(endpoint))) {
      String why = "no more dials are taken";
      room.listener().identifyFailed(endpoint, Rejection.OVERLOADED, why, now);
    }
  }

  /** The other side proved who it is. */
  void succeeded(Errand.ToIdentify errand, ValidatedIdentity identity, Now now) {
    dials.ended(errand);
    room.listener().proved(identity, now);
    room.listener().identified(errand.endpoint(), identity, now);
  }

  /** The dial, or the handshake after it, failed. */
  void failed(Errand.ToIdentify errand, Rejection reason, String detail, Now now) {
    room.tell(new DialFailed(errand.endpoint(), reason.explained(detail)));
    dials.ended(errand);
    room.listener().identifyFailed(errand.endpoint(), reason, detail, now);
  }
}
