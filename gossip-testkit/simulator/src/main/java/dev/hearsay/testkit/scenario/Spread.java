// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockDelivered;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.scenario.ScenarioReport.Wave;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

/**
 * How long blocks take from their publication in an organization to the first delivery at each of
 * its other nodes. Keeps one number for each node and block.
 */
final class Spread implements Witness {

  private final Supplier<Duration> clock;
  private final ToIntBiFunction<ChannelId, OrgId> members;
  private final Map<Block, Way> ways = new LinkedHashMap<>();
  private final List<Duration> latencies = new ArrayList<>();

  private record Block(ChannelId channel, OrgId org, long number) {}

  /** Where a block has come, and when. */
  private record Way(String publisher, Duration published, Map<String, Duration> arrivals) {}

  /**
   * Nothing was published yet.
   *
   * @param members how many members of a channel an organization has
   */
  Spread(Supplier<Duration> clock, ToIntBiFunction<ChannelId, OrgId> members) {
    this.clock = clock;
    this.members = members;
  }

  @Override
  public boolean hears(Report report) {
    return report == Report.NEWS;
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof BlockDelivered delivered) {
      Block block = new Block(delivered.channel(), node.org(), delivered.number());
      if (delivered.route() == BlockRoute.PUBLISHED) {
        ways.putIfAbsent(block, new Way(node.name(), clock.get(), new LinkedHashMap<>()));
      } else {
        arrived(block, node.name());
      }
    }
  }

  private void arrived(Block block, String node) {
    Way way = ways.get(block);
    if (way != null && !node.equals(way.publisher()) && !way.arrivals().containsKey(node)) {
      Duration took = clock.get().minus(way.published());
      way.arrivals().put(node, took);
      latencies.add(took);
    }
  }

  /** From publication to each delivery, in the order of deliveries. */
  List<Duration> latencies() {
    return latencies;
  }

  /** Every block in every organization, in the order of publication. */
  List<Wave> waves() {
    return ways.entrySet().stream().map(entry -> wave(entry.getKey(), entry.getValue())).toList();
  }

  private Wave wave(Block block, Way way) {
    int others = members.applyAsInt(block.channel(), block.org()) - 1;
    return new Wave(
        block.channel(),
        block.org(),
        block.number(),
        way.published(),
        List.copyOf(way.arrivals().values()),
        others);
  }
}
