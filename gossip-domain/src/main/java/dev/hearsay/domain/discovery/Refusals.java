// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;

/** Where the refusals of this room are counted, each under its name. */
final class Refusals {

  private final GossipMetrics metrics;

  Refusals(GossipMetrics metrics) {
    this.metrics = metrics;
  }

  /** Counts one refusal; {@code from} is the authenticated peer that brought what is refused. */
  void count(Rejection reason, PkiId from, String detail) {
    metrics.on(new GossipEvent.Rejected(reason, from.toString(), detail));
  }
}
