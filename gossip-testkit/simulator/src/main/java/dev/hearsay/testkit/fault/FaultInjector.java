// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.testkit.simulation.Simulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the faults of a schedule happen, each at its time, and counts what they truly did. Lives on
 * the thread of its simulation.
 */
public final class FaultInjector {

  private static final Map<FaultKind, Mischief> MISCHIEF = catalogue();

  private final Simulation simulation;
  private final World world;
  private final List<Fault> active = new ArrayList<>();

  /** An injector without any fault. */
  public FaultInjector(Simulation simulation, Operator operator) {
    this.simulation = simulation;
    this.world = new World(simulation, operator);
  }

  private static Map<FaultKind, Mischief> catalogue() {
    Map<FaultKind, Mischief> all = new EnumMap<>(FaultKind.class);
    all.putAll(LinkFaults.all());
    all.putAll(PartitionFaults.all());
    all.putAll(NodeFaults.all());
    all.putAll(IdentityFaults.all());
    all.putAll(AdversaryFaults.all());
    all.putAll(EmbedderFaults.all());
    return Collections.unmodifiableMap(all);
  }

  /** The kinds of faults that can be injected. */
  public static Set<FaultKind> kinds() {
    return Collections.unmodifiableSet(EnumSet.copyOf(MISCHIEF.keySet()));
  }

  /** Plans all faults of a schedule, whose time begins now. */
  public void inject(FaultSchedule schedule) {
    schedule.faults().forEach(this::plan);
  }

  private void plan(Fault fault) {
    Mischief mischief = MISCHIEF.get(fault.kind());
    if (mischief == null) {
      throw new IllegalArgumentException("nobody knows how to do " + fault);
    }
    simulation.plan(
        fault.begin(),
        () -> {
          active.add(fault);
          Mischief.Undo undo = mischief.begin(world, fault);
          simulation.plan(fault.length(), () -> end(fault, undo));
        });
  }

  private void end(Fault fault, Mischief.Undo undo) {
    undo.end();
    active.remove(fault);
  }

  /** The faults that have begun and not ended. */
  public List<Fault> active() {
    return List.copyOf(active);
  }

  /** How often faults of each kind have truly done something. */
  public Map<FaultKind, Long> counts() {
    return world.counts();
  }
}
