// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;

/** Issues new identities, each with another PKI-ID than all before. Owned by one {@link World}. */
final class Enrolment {

  private static final Duration LONG = Duration.ofDays(3_650);

  private final Simulation simulation;
  private int issued;

  /** Nobody has a new identity. */
  Enrolment(Simulation simulation) {
    this.simulation = simulation;
  }

  /** A name that nobody has yet. */
  String newName(String prefix) {
    return prefix + ++issued;
  }

  /** An identity for somebody who is no node. */
  ValidatedIdentity stranger(OrgId org, String name) {
    return simulation.authority().newIdentity(org, name, after(LONG));
  }

  /** An identity that outlasts every story. */
  ValidatedIdentity lasting(SimulatedNode node) {
    return ending(node, LONG);
  }

  /** An identity whose certificate ends after a while. */
  ValidatedIdentity ending(SimulatedNode node, Duration length) {
    issued++;
    String name = node.name() + "/" + issued;
    return simulation.authority().newIdentity(node.org(), name, after(length));
  }

  private Instant after(Duration duration) {
    return Simulation.EPOCH.plus(simulation.elapsed()).plus(duration);
  }
}
