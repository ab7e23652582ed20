// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The heartbeats that a node sends of itself keep one incarnation in one life, and never go back on
 * the way to one peer: whoever has the same time is the same statement. To different peers they may
 * leave in any order, for some wait until a link is open.
 */
final class HeartbeatsGrow implements Invariant {

  private final Simulation simulation;
  private final Objections objections;

  /** By author and target. */
  private final Map<String, Map<String, Beat>> newest = new LinkedHashMap<>();

  private record Beat(PkiId author, PeerTime time, Envelope envelope) {}

  HeartbeatsGrow(Simulation simulation, Objections objections) {
    this.simulation = simulation;
    this.objections = objections;
  }

  @Override
  public String name() {
    return "alive timestamps grow";
  }

  @Override
  public void started(SimulatedNode node) {
    newest.remove(node.name());
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    if (simulation.codec().decode(envelope)
            instanceof Decoded.Value<SignedMessage>(SignedMessage message)
        && message.content() instanceof Content.AliveMessage alive
        && simulation.find(from).filter(node -> node.pkiId().equals(alive.author())).isPresent()) {
      own(from, to, new Beat(alive.author(), alive.time(), envelope));
    }
  }

  private void own(String node, String target, Beat beat) {
    Beat former = newest.computeIfAbsent(node, _ -> new LinkedHashMap<>()).put(target, beat);
    if (former == null || !former.author().equals(beat.author())) {
      return;
    }
    boolean grows = beat.time().isAfter(former.time());
    boolean same =
        beat.time().equals(former.time())
            && beat.envelope().payload().equals(former.envelope().payload());
    if (beat.time().incarnation() != former.time().incarnation() || !(grows || same)) {
      objections.object(this, node + " said " + beat.time() + " after " + former.time(), node);
    }
  }
}
