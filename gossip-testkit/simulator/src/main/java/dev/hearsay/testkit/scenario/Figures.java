// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Witness;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what a network does. */
final class Figures implements Witness {

  private final Map<Rejection, Long> rejections = new EnumMap<>(Rejection.class);
  private long copies;
  private long lost;

  /** A message vanished on a lossy link. */
  void countLoss() {
    lost++;
  }

  long messagesLost() {
    return lost;
  }

  /** How many copies of blocks were pushed, or pulled and delivered. */
  long copies() {
    return copies;
  }

  Map<Rejection, Long> rejections() {
    return Collections.unmodifiableMap(rejections);
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.TRAFFIC, Report.NEWS).contains(report);
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof GossipEvent.Rejected rejected) {
      rejections.merge(rejected.reason(), 1L, Long::sum);
    } else if (event instanceof GossipEvent.BlockPushed pushed) {
      copies += pushed.copies();
    } else if (event instanceof GossipEvent.BlockDelivered delivered
        && delivered.route() == BlockRoute.PULLED) {
      copies++;
    }
  }
}
