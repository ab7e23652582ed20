// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.BlockDelivered;
import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import dev.hearsay.testkit.simulation.Witness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which blocks a member is owed.
 *
 * <p>Gossip keeps blocks for a while, in memory. So a block is owed to a member at the end of the
 * recovery if another living member of its organization got or published it in its present life,
 * and keeps it for longer than the recovery lasts. What was lost with the last member that had it,
 * or is too old, only a state transfer from ledgers could bring.
 */
public final class BlocksOwed implements Witness {

  private final Simulation simulation;
  private final Ground ground;
  private final Duration kept;
  private final Map<String, Map<Block, Duration>> holders = new LinkedHashMap<>();

  private record Block(ChannelId channel, long number) {}

  /**
   * Nothing is owed yet.
   *
   * @param kept how long a node keeps a block for others, less the time that they have to get it
   */
  public BlocksOwed(Simulation simulation, Ground ground, Duration kept) {
    this.simulation = simulation;
    this.ground = ground;
    this.kept = kept;
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.LIFE, Report.NEWS).contains(report);
  }

  @Override
  public void started(SimulatedNode node) {
    holders.put(node.name(), new LinkedHashMap<>());
  }

  @Override
  public void stopped(SimulatedNode node) {
    holders.remove(node.name());
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof GossipEvent.ChannelLeft(ChannelId channel)) {
      holders
          .getOrDefault(node.name(), new LinkedHashMap<>())
          .keySet()
          .removeIf(block -> block.channel().equals(channel));
    } else if (event instanceof BlockDelivered delivered) {
      Map<Block, Duration> held = holders.get(node.name());
      if (held != null) {
        held.put(new Block(delivered.channel(), delivered.number()), simulation.elapsed());
      }
    }
  }

  /** The numbers that are owed to a member and are not there. */
  List<Long> missing(ChannelId channel, SimulatedNode member) {
    List<Long> missing = new ArrayList<>();
    for (long number = 1; number <= ground.newest(channel); number++) {
      if (!ground.has(channel, member, number)
          && isHeld(new Block(channel, number), member.org())) {
        missing.add(number);
      }
    }
    return missing;
  }

  private boolean isHeld(Block block, OrgId org) {
    Duration oldest = simulation.elapsed().minus(kept);
    return simulation.nodes().stream()
        .filter(node -> node.isRunning() && node.org().equals(org))
        .map(node -> holders.getOrDefault(node.name(), Map.of()).get(block))
        .anyMatch(since -> since != null && since.compareTo(oldest) > 0);
  }
}
