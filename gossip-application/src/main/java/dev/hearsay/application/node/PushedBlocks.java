// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.node;

import dev.hearsay.domain.event.GossipEvent.BlockPushed;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.routing.Delivery;
import dev.hearsay.domain.routing.Routing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the copies of each block in what was routed. */
final class PushedBlocks {

  private record Key(ChannelId channel, long number) {}

  private PushedBlocks() {}

  /** One event for each block of which copies leave, in the order in which they leave. */
  static List<BlockPushed> in(Routing routing) {
    Map<Key, Integer> copies = new LinkedHashMap<>();
    for (Delivery delivery : routing.deliveries()) {
      SignedMessage message = delivery.message();
      if (message.content() instanceof Content.DataMessage block) {
        copies.merge(
            new Key(message.message().channel(), block.payload().number()), 1, Integer::sum);
      }
    }
    return copies.entrySet().stream()
        .map(e -> new BlockPushed(e.getKey().channel(), e.getKey().number(), e.getValue()))
        .toList();
  }
}
