// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.testkit.simulation.SimulatedNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Faults of nodes and of their clocks. */
final class NodeFaults {

  private static final Duration SLOWEST_STEP = Duration.ofMillis(20);
  private static final Duration FARTHEST_JUMP = Duration.ofDays(1);
  private static final int WORST_DRIFT = 100;

  private NodeFaults() {}

  static Map<FaultKind, Mischief> all() {
    Map<FaultKind, Mischief> all = new EnumMap<>(FaultKind.class);
    all.put(FaultKind.CRASH, NodeFaults::crash);
    all.put(FaultKind.RESTART, NodeFaults::restart);
    all.put(FaultKind.NEW_IDENTITY, NodeFaults::newIdentity);
    all.put(FaultKind.PAUSE, NodeFaults::pause);
    all.put(FaultKind.SLOW_NODE, NodeFaults::slowNode);
    all.put(FaultKind.CLOCK_JUMP, NodeFaults::clockJump);
    all.put(FaultKind.CLOCK_DRIFT, NodeFaults::clockDrift);
    return all;
  }

  private static Mischief.Undo crash(World world, Fault fault) {
    SimulatedNode victim = countIfRunning(world, fault);
    return world.downtime().crash(victim);
  }

  private static Mischief.Undo restart(World world, Fault fault) {
    SimulatedNode victim = countIfRunning(world, fault);
    return world.downtime().stop(victim);
  }

  private static Mischief.Undo newIdentity(World world, Fault fault) {
    SimulatedNode victim = countIfRunning(world, fault);
    Mischief.Undo undo = world.downtime().crash(victim);
    victim.renew(world.enrolment().lasting(victim));
    return undo;
  }

  /** A pause has done something if inputs had to wait. */
  private static Mischief.Undo pause(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    if (!victim.isRunning()) {
      return () -> {};
    }
    Runnable goOn = victim.pause();
    return () -> {
      world.count(fault.kind(), victim.waitingInputs());
      goOn.run();
    };
  }

  private static Mischief.Undo slowNode(World world, Fault fault) {
    SimulatedNode victim = countIfRunning(world, fault);
    Duration cost = portion(SLOWEST_STEP, fault);
    victim.slowDown(cost);
    return () -> victim.slowDown(cost.negated());
  }

  private static Mischief.Undo clockJump(World world, Fault fault) {
    SimulatedNode victim = countIfRunning(world, fault);
    Duration distance = portion(FARTHEST_JUMP, fault);
    Duration jump = isForward(world, fault) ? distance : distance.negated();
    victim.clock().jump(jump);
    return () -> victim.clock().jump(jump.negated());
  }

  private static Mischief.Undo clockDrift(World world, Fault fault) {
    SimulatedNode victim = countIfRunning(world, fault);
    int most = Math.ceilDiv(WORST_DRIFT * fault.strength(), Fault.FULL_STRENGTH);
    int drift = isForward(world, fault) ? most : -most;
    victim.clock().drift(drift);
    return () -> victim.clock().drift(-drift);
  }

  private static SimulatedNode countIfRunning(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    world.count(fault.kind(), victim.isRunning() ? 1 : 0);
    return victim;
  }

  private static boolean isForward(World world, Fault fault) {
    return world.chance(fault).nextInt(2) == 0;
  }

  private static Duration portion(Duration worst, Fault fault) {
    return worst.multipliedBy(fault.strength()).dividedBy(Fault.FULL_STRENGTH);
  }
}
