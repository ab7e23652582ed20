// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import dev.hearsay.testkit.simulation.SimulationSettings;
import dev.hearsay.wire.ProtobufCodec;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What faults of links and partitions count, and that they end. */
class LinkFaultsTest {

  private static final OrgId ORG = new OrgId("Org1MSP");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Simulation simulation =
      new Simulation(SimulationSettings.of(3), new ProtobufCodec(), List.of(ORG));
  private final List<SimulatedNode> nodes =
      Stream.of("one", "two", "three", "four").map(name -> simulation.add(name, ORG)).toList();
  private final FaultInjector injector = new FaultInjector(simulation, SimulatedNode::start);

  static Stream<FaultKind> kinds() {
    return EnumSet.range(FaultKind.DROP, FaultKind.BRIDGE_PARTITION).stream();
  }

  private void connectAll() {
    nodes.forEach(SimulatedNode::start);
    nodes.forEach(node -> simulation.bootstrap(node, nodes.getFirst()));
    simulation.run(MINUTE);
  }

  private void inject(FaultKind... kinds) {
    List<Fault> faults =
        Stream.of(kinds)
            .map(kind -> new Fault(kind, Duration.ZERO, MINUTE, List.of("two", "three"), 500))
            .toList();
    injector.inject(new FaultSchedule(faults));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFaultThatTouchesNothingCountsAsNothing(FaultKind kind) {
    inject(kind);
    simulation.run(MINUTE);

    assertThat(injector.counts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFaultCountsWhatItDoesUntilItsEnd(FaultKind kind) {
    connectAll();

    inject(kind);
    simulation.run(MINUTE);
    Map<FaultKind, Long> atTheEnd = Map.copyOf(injector.counts());
    simulation.run(MINUTE);

    assertThat(atTheEnd).containsOnlyKeys(kind);
    assertThat(injector.counts()).isEqualTo(atTheEnd);
    assertThat(injector.active()).isEmpty();
  }

  @Test
  void aPartitionWithinAPartitionLeavesTheOuterOne() {
    connectAll();
    injector.inject(
        new FaultSchedule(
            List.of(
                partition(Duration.ZERO, Duration.ofMinutes(3)),
                partition(MINUTE, Duration.ofMinutes(2)))));

    simulation.run(MINUTE.multipliedBy(3).minusSeconds(1));
    assertThat(nodes.getFirst().view().alive()).hasSize(2);
    simulation.run(MINUTE);

    assertThat(nodes.getFirst().view().alive()).hasSize(3);
  }

  private static Fault partition(Duration begin, Duration end) {
    return new Fault(FaultKind.PARTITION, begin, end, List.of("two"), 1);
  }

  @Test
  void aBridgeSeesBothSidesAndOnlyItDoes() {
    connectAll();

    inject(FaultKind.BRIDGE_PARTITION);
    simulation.run(MINUTE.minusSeconds(1));

    assertThat(aliveAt("two")).isEqualTo(3);
    assertThat(simulation.network().cut("two", "three")).isPositive();
    assertThat(simulation.network().cut("two", "one")).isPositive();
    assertThat(simulation.network().cut("three", "one")).isZero();
    assertThat(simulation.network().cut("three", "four")).isZero();
  }

  private int aliveAt(String name) {
    return simulation.node(name).view().alive().size();
  }
}
