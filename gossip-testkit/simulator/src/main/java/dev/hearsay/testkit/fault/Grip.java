// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.memory.Imposed;
import dev.hearsay.testkit.memory.LinkCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The conditions that one fault imposes on links, counts, and lifts at its end. */
final class Grip implements Mischief.Undo {

  private final World world;
  private final Fault fault;
  private final Randomness chance;
  private final List<Imposed> imposed = new ArrayList<>();

  Grip(World world, Fault fault) {
    this.world = world;
    this.fault = fault;
    this.chance = world.chance(fault);
  }

  /** Chance for the fault as a whole. */
  Randomness chance() {
    return chance;
  }

  /** Both directions of all links of the nodes concerned with all others. */
  Grip onAllLinks(Function<Randomness, LinkCondition> condition) {
    return onWhatTheySend(condition).onWhatIsSentToThem(condition);
  }

  /** What the nodes concerned send to all others. */
  Grip onWhatTheySend(Function<Randomness, LinkCondition> condition) {
    for (String inside : fault.nodes()) {
      world.others(fault).forEach(outside -> impose(inside, outside, condition));
    }
    return this;
  }

  /** What all others send to the nodes concerned. */
  Grip onWhatIsSentToThem(Function<Randomness, LinkCondition> condition) {
    for (String inside : fault.nodes()) {
      world.others(fault).forEach(outside -> impose(outside, inside, condition));
    }
    return this;
  }

  /** Each direction has a condition of its own, with chance of its own. */
  private void impose(String from, String to, Function<Randomness, LinkCondition> condition) {
    imposed.add(
        world
            .simulation()
            .network()
            .impose(
                from,
                to,
                condition.apply(chance.fork(from + " to " + to)),
                () -> world.count(fault.kind())));
  }

  @Override
  public void end() {
    imposed.forEach(Imposed::lift);
  }
}
