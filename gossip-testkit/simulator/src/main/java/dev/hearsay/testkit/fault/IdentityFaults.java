// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.application.node.Input.Command;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.memory.MemoryNetwork;
import dev.hearsay.testkit.memory.TlsLapse;
import dev.hearsay.testkit.simulation.SimulatedNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Faults of identities and certificates.
 *
 * <p>A certificate says itself when it ends, so a fault about that begins by giving the node one
 * that ends soon.
 */
final class IdentityFaults {

  private IdentityFaults() {}

  static Map<FaultKind, Mischief> all() {
    Map<FaultKind, Mischief> all = new EnumMap<>(FaultKind.class);
    all.put(FaultKind.IDENTITY_EXPIRY, IdentityFaults::expiry);
    all.put(FaultKind.RENEWAL, IdentityFaults::renewal);
    all.put(FaultKind.LATE_RENEWAL, IdentityFaults::lateRenewal);
    all.put(FaultKind.REVOCATION, IdentityFaults::revocation);
    all.put(FaultKind.CA_CHANGE, IdentityFaults::caChange);
    all.put(FaultKind.TLS_SWAP, IdentityFaults::tlsSwap);
    all.put(FaultKind.TLS_LAPSE, IdentityFaults::tlsLapse);
    return all;
  }

  /** Half of the time the node goes on with a certificate that has ended. */
  private static Mischief.Undo expiry(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    ValidatedIdentity brief = giveBriefIdentity(world, victim, half(fault));
    world.plan(
        half(fault),
        () -> world.count(fault.kind(), victim.isRunning() && has(victim, brief) ? 1 : 0));
    return () -> replace(world, victim, brief);
  }

  /** The new certificate comes half-way; the former one ends with the fault. */
  private static Mischief.Undo renewal(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    ValidatedIdentity brief = giveBriefIdentity(world, victim, fault.length());
    world.plan(half(fault), () -> world.count(fault.kind(), replace(world, victim, brief)));
    return () -> {};
  }

  /** The certificate ends half-way, while the node is stopped. */
  private static Mischief.Undo lateRenewal(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    ValidatedIdentity brief = giveBriefIdentity(world, victim, half(fault));
    List<Mischief.Undo> stopped = new ArrayList<>();
    world.plan(half(fault).dividedBy(2), () -> stopped.add(world.downtime().stop(victim)));
    return () -> {
      world.count(fault.kind(), replace(world, victim, brief));
      stopped.forEach(Mischief.Undo::end);
    };
  }

  /** Each other node hears of the revocation at a moment of its own, in the first half. */
  private static Mischief.Undo revocation(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    ValidatedIdentity revoked = victim.identity();
    Randomness chance = world.chance(fault);
    world.simulation().authority().revoke(revoked.identity());
    for (String name : world.others(fault)) {
      SimulatedNode other = world.node(name);
      world.plan(someTimeWithin(half(fault), chance), () -> suspect(world, fault, other, revoked));
    }
    return () -> replace(world, victim, revoked);
  }

  private static void suspect(
      World world, Fault fault, SimulatedNode node, ValidatedIdentity revoked) {
    if (node.isRunning()) {
      boolean known = node.view().identityOf(revoked.pkiId()).isPresent();
      world.count(fault.kind(), known ? 1 : 0);
      node.command(new Command.Suspect(List.of()));
    }
  }

  /**
   * In the first half each node hears of the new CA from its channels at a moment of its own, and
   * each node of the organization gets a new identity at another.
   */
  private static Mischief.Undo caChange(World world, Fault fault) {
    SimulatedNode victim = world.victim(fault);
    Randomness chance = world.chance(fault);
    world.simulation().authority().changeCa(victim.org());
    world.configurations().changeMspOf(victim.org());
    for (SimulatedNode node : world.simulation().nodes()) {
      world.plan(someTimeWithin(half(fault), chance), () -> world.configurations().tell(node));
      if (node.org().equals(victim.org())) {
        world.plan(someTimeWithin(half(fault), chance), () -> enrolAnew(world, fault, node));
      }
    }
    return () -> {};
  }

  /** Some links stay as they were; others break, so that the other certificate is seen. */
  private static Mischief.Undo tlsSwap(World world, Fault fault) {
    Randomness chance = world.chance(fault);
    String victim = world.victim(fault).name();
    MemoryNetwork network = world.simulation().network();
    network.swapCertificate(victim);
    for (String other : world.others(fault)) {
      if (chance.nextInt(2) == 0) {
        world.count(fault.kind(), network.cut(victim, other));
      }
    }
    return () -> {};
  }

  private static Mischief.Undo tlsLapse(World world, Fault fault) {
    String victim = world.victim(fault).name();
    MemoryNetwork network = world.simulation().network();
    TlsLapse lapse =
        fault.strength() < Fault.FULL_STRENGTH / 2 ? TlsLapse.NO_CERTIFICATE : TlsLapse.NO_TLS;
    Runnable end = network.lapse(victim, lapse, () -> world.count(fault.kind()));
    world.others(fault).forEach(other -> network.cut(victim, other));
    return end::run;
  }

  private static void enrolAnew(World world, Fault fault, SimulatedNode node) {
    world.count(fault.kind());
    world.downtime().renew(node, world.enrolment().lasting(node));
  }

  private static ValidatedIdentity giveBriefIdentity(
      World world, SimulatedNode node, Duration length) {
    ValidatedIdentity brief = world.enrolment().ending(node, length);
    world.downtime().renew(node, brief);
    return brief;
  }

  /** Renews an identity that is still in use; returns how many that were. */
  private static int replace(World world, SimulatedNode node, ValidatedIdentity former) {
    if (!has(node, former)) {
      return 0;
    }
    world.downtime().renew(node, world.enrolment().lasting(node));
    return 1;
  }

  private static boolean has(SimulatedNode node, ValidatedIdentity identity) {
    return node.pkiId().equals(identity.pkiId());
  }

  private static Duration half(Fault fault) {
    return fault.length().dividedBy(2);
  }

  private static Duration someTimeWithin(Duration limit, Randomness chance) {
    return Duration.ofNanos(Math.floorMod(chance.nextLong(), limit.toNanos() + 1));
  }
}
