// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.MemberDead;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;

/**
 * Nobody is declared dead while nothing is wrong: neither with who declares it nor with who is
 * declared dead, and has not been for a while. Former identities of a node may be dead.
 */
final class NobodyIsDeclaredDead implements Invariant {

  private final Simulation simulation;
  private final Ground ground;
  private final Objections objections;
  private long falseDeaths;

  NobodyIsDeclaredDead(Simulation simulation, Ground ground, Objections objections) {
    this.simulation = simulation;
    this.ground = ground;
    this.objections = objections;
  }

  @Override
  public String name() {
    return "nobody is declared dead while nothing is wrong";
  }

  /** How often it happened. */
  long falseDeaths() {
    return falseDeaths;
  }

  @Override
  public boolean hears(Report report) {
    return report == Report.NEWS;
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof MemberDead dead && !ground.isTroubled(node)) {
      simulation.nodes().stream()
          .filter(other -> other.isRunning() && other.pkiId().equals(dead.peer()))
          .filter(other -> !ground.isTroubled(other) && ground.isEntitled(node, other))
          .forEach(other -> object(node, other, dead));
    }
  }

  private void object(SimulatedNode observer, SimulatedNode living, MemberDead dead) {
    falseDeaths++;
    objections.object(
        this,
        observer.name() + " holds " + living.name() + " for dead: " + dead.cause(),
        observer.name(),
        living.name());
  }
}
