// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Only what was verified is passed on: a heartbeat or state info of a node, pushed or within an
 * answer, is byte by byte one that this node has said.
 *
 * <p>Remembers the last {@value #REMEMBERED} statements of each node. Who never said anything, an
 * adversary for example, is not looked at.
 */
final class OnlyTheTruthIsTold implements Invariant {

  static final int REMEMBERED = 512;

  private final Simulation simulation;
  private final Objections objections;
  private final Innocent innocent = new Innocent();
  private final Map<PkiId, Said> said = new LinkedHashMap<>();

  /** What one node said, oldest first. */
  @SuppressWarnings("serial") // goes nowhere
  private static final class Said extends LinkedHashMap<Envelope.Key, Boolean> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Envelope.Key, Boolean> eldest) {
      return size() > REMEMBERED;
    }
  }

  OnlyTheTruthIsTold(Simulation simulation, Objections objections) {
    this.simulation = simulation;
    this.objections = objections;
  }

  @Override
  public String name() {
    return "only verified statements are passed on";
  }

  @Override
  public boolean hears(Report report) {
    return report == Report.SENT;
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    Optional<SimulatedNode> sender = simulation.find(from);
    sender.ifPresent(node -> look(node, to, envelope));
  }

  private void look(SimulatedNode from, String to, Envelope envelope) {
    if (!innocent.contains(envelope)
        && simulation.codec().decode(envelope)
            instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      look(from, to, envelope, message.content());
    }
  }

  private void look(SimulatedNode from, String to, Envelope envelope, Content content) {
    switch (content) {
      case Content.AliveMessage alive -> statement(from, to, envelope, alive.author());
      case Content.StateInfo state -> statement(from, to, envelope, state.pkiId());
      case Content.MembershipRequest request -> look(from, to, request.selfInformation());
      case Content.MembershipResponse response -> {
        each(from, to, response.alive());
        each(from, to, response.dead());
      }
      case Content.StateInfoSnapshot snapshot -> each(from, to, snapshot.elements());
      case Content _ -> {}
    }
  }

  private void each(SimulatedNode from, String to, List<Envelope> elements) {
    elements.forEach(element -> look(from, to, element));
  }

  private void statement(SimulatedNode from, String to, Envelope envelope, PkiId author) {
    if (author.equals(from.pkiId())) {
      said.computeIfAbsent(author, _ -> new Said()).put(envelope.key(), true);
    } else if (isForged(envelope, author)) {
      objections.object(
          this, from.name() + " told " + to + " what " + author + " never said", from.name(), to);
    }
    innocent.add(envelope);
  }

  private boolean isForged(Envelope envelope, PkiId author) {
    Said known = said.get(author);
    return known != null && !known.containsKey(envelope.key());
  }
}
