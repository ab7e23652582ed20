// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Each block is delivered at most once to each subscriber in one life of its node, as long as it
 * stays in the channel.
 */
final class DeliveredOnce implements Invariant {

  private final Objections objections;
  private final Map<String, Map<Reader, BitSet>> delivered = new LinkedHashMap<>();

  private record Reader(ChannelId channel, long subscription) {}

  DeliveredOnce(Objections objections) {
    this.objections = objections;
  }

  @Override
  public String name() {
    return "each block is delivered at most once";
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.LIFE, Report.NEWS, Report.DELIVERED).contains(report);
  }

  @Override
  public void started(SimulatedNode node) {
    delivered.remove(node.name());
  }

  /** Who joins a channel again begins it again. */
  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof GossipEvent.ChannelLeft(ChannelId channel)) {
      delivered
          .getOrDefault(node.name(), new LinkedHashMap<>())
          .keySet()
          .removeIf(reader -> reader.channel().equals(channel));
    }
  }

  @Override
  public void delivered(SimulatedNode node, long subscription, ChannelMessage message) {
    if (message.content() instanceof Content.DataMessage(Content.Payload payload)) {
      BitSet numbers =
          delivered
              .computeIfAbsent(node.name(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(new Reader(message.channel(), subscription), _ -> new BitSet());
      int number = (int) payload.number();
      if (number < 0 || numbers.get(number)) {
        objections.object(
            this, node.name() + " delivered block " + payload.number() + " again", node.name());
      } else {
        numbers.set(number);
      }
    }
  }
}
