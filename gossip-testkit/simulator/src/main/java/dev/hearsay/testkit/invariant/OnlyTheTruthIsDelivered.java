// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Content;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.Optional;

/**
 * Only verified blocks are delivered: each equals, byte by byte, the one of that number that the
 * orderers made.
 */
final class OnlyTheTruthIsDelivered implements Invariant {

  private final Ground ground;
  private final Objections objections;

  OnlyTheTruthIsDelivered(Ground ground, Objections objections) {
    this.ground = ground;
    this.objections = objections;
  }

  @Override
  public String name() {
    return "only verified blocks are delivered";
  }

  @Override
  public boolean hears(Report report) {
    return report == Report.DELIVERED;
  }

  @Override
  public void delivered(SimulatedNode node, long subscription, ChannelMessage message) {
    if (message.content() instanceof Content.DataMessage(Content.Payload payload)) {
      Optional<Bytes> truth = ground.published(message.channel(), payload.number());
      if (truth.filter(payload.block()::equals).isEmpty()) {
        objections.object(
            this, node.name() + " delivered another block " + payload.number(), node.name());
      }
    }
  }
}
