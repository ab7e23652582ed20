// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.testkit.simulation.Simulation;
import dev.hearsay.testkit.simulation.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All that must hold in a simulation after every event, and what did not. Keeps the first {@link
 * #MAX_VIOLATIONS} violations.
 */
public final class Invariants {

  /** More violations than these are not kept. */
  public static final int MAX_VIOLATIONS = 10;

  private final Simulation simulation;
  private final Supplier<Violation.Story> story;
  private final Consumer<Violation> alarm;
  private final RecentEvents recent;
  private final NobodyIsDeclaredDead deaths;
  private final DropsAreCounted drops;
  private final List<Invariant> all;
  private final List<Violation> violations = new ArrayList<>();

  /**
   * All invariants.
   *
   * @param ground the truth that nodes are measured by
   * @param story tells which run this is, once something is violated
   * @param alarm is told of each violation that is kept, at once
   */
  public Invariants(
      Simulation simulation,
      Ground ground,
      Supplier<Violation.Story> story,
      Consumer<Violation> alarm) {
    this.simulation = simulation;
    this.story = story;
    this.alarm = alarm;
    this.recent = new RecentEvents(simulation::elapsedNanos);
    this.deaths = new NobodyIsDeclaredDead(simulation, ground, this::object);
    this.drops = new DropsAreCounted(this::object);
    this.all =
        List.of(
            new SecretsStayHome(simulation, this::object),
            new ChannelsStayHome(simulation, ground, this::object),
            new OnlyTheTruthIsDelivered(ground, this::object),
            new DeliveredOnce(this::object),
            deaths,
            drops,
            new EverythingIsBounded(this::object),
            new HeartbeatsGrow(this::object),
            new NewsIsToldOnce(simulation, this::object),
            new OnlyTheTruthIsTold(simulation, this::object),
            new StoppedIsSilent(this::object));
  }

  /** Sees all that happens. */
  public Witness witness() {
    List<Witness> witnesses = new ArrayList<>(List.of(recent));
    witnesses.addAll(all);
    return Witness.each(witnesses);
  }

  private void object(Invariant invariant, String detail, String... nodes) {
    violated(invariant.name(), detail, nodes);
  }

  /** The network has been left alone for so long that nothing should be under way. */
  public void atRest() {
    drops.atRest();
  }

  /** Something that was to hold in the end does not. */
  public void violated(String rule, String detail, String... nodes) {
    if (violations.size() < MAX_VIOLATIONS) {
      Violation violation =
          new Violation(rule, detail, simulation.elapsed(), story.get(), recent.of(nodes));
      violations.add(violation);
      alarm.accept(violation);
    }
  }

  /** The first violations, in the order in which they happened. */
  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  /** How often a node was declared dead while nothing was wrong. */
  public long falseDeaths() {
    return deaths.falseDeaths();
  }
}
