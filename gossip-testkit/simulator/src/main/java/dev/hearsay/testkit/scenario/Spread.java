// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How long blocks take from their publication in an organization to the delivery at each of its
 * other nodes. Keeps one number for each delivery.
 */
final class Spread implements Witness {

  private final Supplier<Duration> clock;
  private final Map<Block, Duration> published = new LinkedHashMap<>();
  private final Map<Block, Duration> last = new LinkedHashMap<>();
  private final List<Duration> latencies = new ArrayList<>();

  private record Block(ChannelId channel, OrgId org, long number) {}

  Spread(Supplier<Duration> clock) {
    this.clock = clock;
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof GossipEvent.BlockDelivered delivered) {
      Block block = new Block(delivered.channel(), node.org(), delivered.number());
      if (delivered.route() == BlockRoute.PUBLISHED) {
        published.putIfAbsent(block, clock.get());
      } else if (published.containsKey(block)) {
        Duration took = clock.get().minus(published.getOrDefault(block, Duration.ZERO));
        latencies.add(took);
        last.put(block, took);
      }
    }
  }

  int blocks() {
    return published.size();
  }

  /** From publication to each delivery, in the order of deliveries. */
  List<Duration> latencies() {
    return latencies;
  }

  /** For each block of each organization, until the last node had it. */
  List<Duration> last() {
    return List.copyOf(last.values());
  }
}
