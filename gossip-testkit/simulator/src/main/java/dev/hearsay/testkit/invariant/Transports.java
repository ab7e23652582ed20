// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Rejection;

/** What a transport says by itself: of strangers, between two steps, as long as it is open. */
final class Transports {

  private Transports() {}

  static boolean say(GossipEvent event) {
    return event instanceof GossipEvent.Rejected rejected
        && (rejected.reason() == Rejection.TLS_HANDSHAKE_FAILED
            || rejected.reason() == Rejection.NO_TLS_CERTIFICATE);
  }
}
