// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.condition.Corruption;
import dev.hearsay.testkit.condition.Delay;
import dev.hearsay.testkit.condition.Duplication;
import dev.hearsay.testkit.condition.FailButDeliver;
import dev.hearsay.testkit.condition.Loss;
import dev.hearsay.testkit.condition.Odds;
import dev.hearsay.testkit.condition.Reordering;
import dev.hearsay.testkit.condition.Reset;
import dev.hearsay.testkit.condition.Silence;
import dev.hearsay.testkit.condition.Throttle;
import dev.hearsay.testkit.condition.Truncation;
import dev.hearsay.testkit.memory.ForgottenLinks;
import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.MemoryNetwork;
import dev.hearsay.testkit.simulation.Simulation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Faults of the links of one node: what each kind and strength means as a condition of links. */
final class LinkFaults {

  private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);
  private static final Duration LATEST_OVERTAKEN = Duration.ofMillis(500);

  /** At full strength a link carries an alive message in a few seconds, and a block in many. */
  private static final int FEWEST_BYTES_PER_SECOND = 200;

  /** A link that breaks at every message could not even greet. */
  private static final int BREAKS_ONE_IN = 10;

  private LinkFaults() {}

  static Map<FaultKind, Mischief> all() {
    Map<FaultKind, Mischief> all = new EnumMap<>(FaultKind.class);
    all.put(FaultKind.DROP, befalling(Loss::new));
    all.put(FaultKind.DELAY, LinkFaults::delay);
    all.put(FaultKind.DUPLICATE, befalling(Duplication::new));
    all.put(FaultKind.REORDER, befalling(odds -> new Reordering(odds, LATEST_OVERTAKEN)));
    all.put(FaultKind.CORRUPT, befalling(Corruption::new));
    all.put(FaultKind.TRUNCATE, befalling(Truncation::new));
    all.put(FaultKind.THROTTLE, LinkFaults::throttle);
    all.put(FaultKind.FAIL_BUT_DELIVER, breaking(FailButDeliver::new));
    all.put(FaultKind.ONE_WAY, LinkFaults::oneWay);
    all.put(FaultKind.HALF_OPEN, LinkFaults::halfOpen);
    all.put(FaultKind.RESET, LinkFaults::reset);
    return all;
  }

  /** A condition that befalls as many of a thousand envelopes as the fault is strong. */
  private static Mischief befalling(Function<Odds, LinkCondition> condition) {
    return (world, fault) ->
        new Grip(world, fault)
            .onAllLinks(chance -> condition.apply(new Odds(chance, fault.strength())));
  }

  /** A condition that breaks links, at most with every tenth envelope. */
  private static Mischief breaking(Function<Odds, LinkCondition> condition) {
    return (world, fault) ->
        new Grip(world, fault).onAllLinks(chance -> condition.apply(rarely(chance, fault)));
  }

  private static Odds rarely(Randomness chance, Fault fault) {
    return new Odds(chance, Math.ceilDiv(fault.strength(), BREAKS_ONE_IN));
  }

  private static Mischief.Undo delay(World world, Fault fault) {
    Duration jitter = LONGEST_DELAY.multipliedBy(fault.strength()).dividedBy(Fault.FULL_STRENGTH);
    return new Grip(world, fault).onAllLinks(chance -> new Delay(chance, Duration.ZERO, jitter));
  }

  /** Grows with the square of the weakness, so that the range covers some orders of magnitude. */
  private static Mischief.Undo throttle(World world, Fault fault) {
    long weakness = (long) Fault.FULL_STRENGTH * Fault.FULL_STRENGTH;
    long most = FEWEST_BYTES_PER_SECOND * weakness / fault.strength() / fault.strength();
    Simulation simulation = world.simulation();
    Duration end = simulation.elapsed().plus(fault.length());
    return new Grip(world, fault)
        .onAllLinks(_ -> new Throttle(simulation::elapsed, Math.toIntExact(most), end));
  }

  private static Mischief.Undo oneWay(World world, Fault fault) {
    Grip grip = new Grip(world, fault);
    return grip.chance().nextInt(2) == 0
        ? grip.onWhatTheySend(_ -> new Silence())
        : grip.onWhatIsSentToThem(_ -> new Silence());
  }

  private static Mischief.Undo halfOpen(World world, Fault fault) {
    MemoryNetwork network = world.simulation().network();
    String believer = fault.nodes().getFirst();
    List<ForgottenLinks> forgotten =
        world.others(fault).stream()
            .map(forgetter -> network.forgetLinks(forgetter, believer))
            .toList();
    forgotten.forEach(links -> world.count(fault.kind(), links.count()));
    return () -> forgotten.forEach(ForgottenLinks::heal);
  }

  private static Mischief.Undo reset(World world, Fault fault) {
    String node = fault.nodes().getFirst();
    for (String other : world.others(fault)) {
      world.count(fault.kind(), world.simulation().network().cut(node, other));
    }
    return breaking(Reset::new).begin(world, fault);
  }
}
