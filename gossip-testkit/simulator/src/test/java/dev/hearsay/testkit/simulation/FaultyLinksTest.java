// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static dev.hearsay.testkit.simulation.Networks.ORG1;
import static dev.hearsay.testkit.simulation.Networks.seeEachOther;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.testkit.fault.Fault;
import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.fault.FaultSchedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight nodes in a channel, some of whose links are bad for two minutes while blocks are published.
 * Afterwards all see each other, and have all blocks, once.
 */
class FaultyLinksTest {

  private static final Duration FORMATION = Duration.ofSeconds(30);
  private static final Duration BAD_TIMES = Duration.ofMinutes(2);

  /** Longer than any alive message counts, and than the longest rest between dials. */
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  private static final Duration BETWEEN_BLOCKS = Duration.ofSeconds(1);
  private static final long BLOCKS = BAD_TIMES.dividedBy(BETWEEN_BLOCKS);

  private final Simulation simulation = Networks.empty(7);
  private final List<SimulatedNode> nodes = Networks.organization(simulation, ORG1, 8);
  private final SimulatedNode publisher = nodes.get(1);
  private final Channels channel = Channels.join(simulation, nodes);
  private final FaultInjector injector =
      new FaultInjector(simulation, FaultyLinksTest::nobodyStarts);

  /** Links are bad of the publisher, and very bad of somebody else. */
  static Stream<Arguments> oneNode() {
    return EnumSet.range(FaultKind.DROP, FaultKind.RESET).stream()
        .flatMap(kind -> Stream.of(Arguments.of(kind, 1, 300), Arguments.of(kind, 5, 1_000)));
  }

  @ParameterizedTest
  @MethodSource("oneNode")
  void badLinksOfOneNodeDoNoLastingHarm(FaultKind kind, int node, int strength) {
    assertThat(simulation.runUntil(channel::isFormed, FORMATION)).isPresent();

    suffer(fault(kind, strength, List.of(nodes.get(node).name())));

    assertThat(injector.counts().get(kind)).isPositive();
    assertThatAllIsWell();
  }

  @ParameterizedTest
  @EnumSource(
      value = FaultKind.class,
      names = {"PARTITION", "ONE_WAY_PARTITION", "BRIDGE_PARTITION"})
  void partitionsHeal(FaultKind kind) {
    assertThat(simulation.runUntil(channel::isFormed, FORMATION)).isPresent();

    suffer(fault(kind, 1_000, List.of(name(3), name(4), name(5), name(6))));

    assertThat(injector.counts().get(kind)).isPositive();
    assertThatAllIsWell();
  }

  @Test
  void overlappingFaultsAreAllUndone() {
    assertThat(simulation.runUntil(channel::isFormed, FORMATION)).isPresent();
    List<FaultKind> kinds = List.copyOf(EnumSet.range(FaultKind.DROP, FaultKind.BRIDGE_PARTITION));
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      faults.add(fault(kinds.get(i), 200, List.of(name(i % nodes.size()), name(7))));
    }

    suffer(faults.toArray(Fault[]::new));

    assertThatAllIsWell();
  }

  private String name(int index) {
    return nodes.get(index).name();
  }

  private static Fault fault(FaultKind kind, int strength, List<String> names) {
    return new Fault(kind, Duration.ZERO, BAD_TIMES, names.stream().distinct().toList(), strength);
  }

  /** Bad times, in which blocks are published all the same. */
  private void suffer(Fault... faults) {
    injector.inject(new FaultSchedule(List.of(faults)));
    for (long number = 1; number <= BLOCKS; number++) {
      channel.publish(publisher, number);
      simulation.run(BETWEEN_BLOCKS);
      channel.haveAll(number, publisher);
    }
    assertThat(injector.active()).isEmpty();
  }

  private void assertThatAllIsWell() {
    Duration step = Duration.ofMillis(500);
    Duration waited = Duration.ZERO;
    while (!isWell() && waited.compareTo(RECOVERY) < 0) {
      simulation.run(step);
      waited = waited.plus(step);
    }
    assertThat(seeEachOther(nodes)).as("all see each other").isTrue();
    assertThat(channel.isFormed()).as("the channel is formed").isTrue();
    List<Long> all = LongStream.rangeClosed(1, BLOCKS).boxed().toList();
    for (SimulatedNode node : nodes) {
      if (!node.equals(publisher)) {
        assertThat(Channels.deliveredTo(node))
            .as(node.name())
            .containsExactlyInAnyOrderElementsOf(all);
      }
    }
  }

  private boolean isWell() {
    boolean complete = channel.haveAll(BLOCKS, publisher);
    return complete && channel.isFormed() && seeEachOther(nodes);
  }

  private static void nobodyStarts(SimulatedNode node) {
    throw new IllegalStateException(node.name() + " lives");
  }
}
