// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.Comm;
import java.time.Duration;

/**
 * What the parts of this room share.
 *
 * @param self this node
 * @param backlog what waits in all lanes
 */
record Room(
    ConnectionSettings settings,
    PkiId self,
    ConnectionPorts ports,
    ConnectionListener listener,
    LinkTable links,
    Peers peers,
    Backlog backlog) {

  /** Empty lanes, for a link that is about to begin. */
  SendLanes newLanes() {
    return new SendLanes(settings.lanes(), backlog);
  }

  Comm comm() {
    return ports.comm();
  }

  void tell(GossipEvent event) {
    ports.metrics().on(event);
  }

  /** Counts a refusal. */
  void refused(Rejection reason, String source, String detail) {
    tell(new GossipEvent.Rejected(reason, source, detail));
  }

  void wake(Duration delay, ConnectionTimer timer) {
    ports.timers().schedule(delay, timer);
  }
}
