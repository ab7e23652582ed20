// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.application.node.Input;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every queue and every table of a node is within its bound. Each node is looked through after
 * every {@value #EVERY}th of its steps: what grows without bound is still there then. One that has
 * fallen behind is looked through once it has caught up, for what is overdue is about to be done.
 */
final class EverythingIsBounded implements Invariant {

  static final int EVERY = 32;

  private final Objections objections;
  private final Map<String, Steps> steps = new LinkedHashMap<>();

  private static final class Steps {
    private int count;
  }

  EverythingIsBounded(Objections objections) {
    this.objections = objections;
  }

  @Override
  public String name() {
    return "every queue and table is within its bound";
  }

  @Override
  public boolean hears(Report report) {
    return report == Report.STEPPED;
  }

  @Override
  public void stepped(SimulatedNode node, Input input) {
    Steps taken = steps.computeIfAbsent(node.name(), _ -> new Steps());
    taken.count++;
    if (taken.count % EVERY == 0 && node.waitingInputs() == 0) {
      node.fills().forEach(fill -> check(node.name(), fill));
    }
  }

  void check(String node, Fill fill) {
    if (!fill.isWithinBound()) {
      objections.object(
          this, node + " has " + fill.used() + " " + fill.name() + ", not " + fill.bound(), node);
    }
  }
}
