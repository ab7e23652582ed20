// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.node.ChannelMessage;
import dev.hearsay.application.node.Input.Command;
import dev.hearsay.application.node.Load;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.message.Rejection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that was cut off while thousands of blocks passed has them soon when it is back. */
class CatchUpTest {

  private static final int BLOCKS = 5_000;
  private static final int SIZE = 1_024;
  private static final int IN_A_MILLISECOND = 2;

  private final Simulation simulation = Networks.empty(1);
  private final List<SimulatedNode> nodes = Networks.organization(simulation, Networks.ORG1, 5);
  private final SimulatedNode publisher = nodes.getFirst();
  private final SimulatedNode late = nodes.getLast();
  private final Map<SimulatedNode, Integer> read = new LinkedHashMap<>();

  /**
   * A check takes half a millisecond on average here, and those of the blocks of one peer follow
   * each other: from three peers five thousand take 0.83 s at best.
   */
  @Test
  void fiveThousandBlocksThatAreMissingComeWithinASecondAndNoneInVain() {
    Channels channel = Channels.join(simulation, nodes);
    simulation.run(Duration.ofSeconds(10));
    nodes.subList(0, 4).forEach(node -> simulation.network().separate(late.name(), node.name()));
    publish(channel);
    simulation.network().rejoinAll();

    letTimePassUntilDelivered(1);
    Duration first = simulation.elapsed();
    letTimePassUntilDelivered(BLOCKS);

    assertThat(simulation.elapsed().minus(first)).isLessThan(Duration.ofSeconds(1));
    assertThat(late.events())
        .noneMatch(event ->
            event instanceof GossipEvent.Rejected refused
                && refused.reason() == Rejection.OVERLOADED);
  }

  private void publish(Channels channel) {
    for (long number = 1; number <= BLOCKS; number++) {
      publisher.command(new Command.Gossip(channel.block(number, SIZE)));
      if (number % IN_A_MILLISECOND == 0) {
        simulation.run(Duration.ofMillis(1));
      }
      if (number % 100 == 0) {
        nodes.forEach(this::readAll);
      }
    }
    simulation.run(Duration.ofSeconds(2));
    nodes.stream().filter(node -> node != late).forEach(this::tellHeight);
    simulation.run(Duration.ofSeconds(1));
  }

  private void tellHeight(SimulatedNode node) {
    node.command(new Command.UpdateLedgerHeight(Channels.CHANNEL, BLOCKS + 1));
  }

  private void letTimePassUntilDelivered(int blocks) {
    Duration limit = simulation.elapsed().plus(Duration.ofSeconds(30));
    while (late.replies().delivered().size() < blocks) {
      assertThat(simulation.elapsed()).isLessThan(limit);
      simulation.run(Duration.ofMillis(10));
      readAll(late);
    }
  }

  /** A subscriber that does not read shuts the channel's door. */
  private void readAll(SimulatedNode node) {
    List<ChannelMessage> delivered = node.replies().delivered();
    List<ChannelMessage> unread = delivered.subList(read.getOrDefault(node, 0), delivered.size());
    long bytes = unread.stream().mapToLong(m -> m.signed().envelope().weight()).sum();
    read.put(node, delivered.size());
    node.command(
        new Command.SubscriberRead(
            Channels.SUBSCRIPTION, new Load(unread.size(), bytes), Load.NONE));
  }
}
