// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.PeerTime;
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
import java.util.Set;
import java.util.TreeSet;

/**
 * What one node pushes to another of the heartbeats of a third is newer each time: nothing goes
 * around in circles, and nobody goes back to what was superseded. When a link breaks, what was
 * written to it may be written again to the next. Who has had two identities is told by both names,
 * and is not looked at.
 *
 * <p>Remembers the last {@value #REMEMBERED} of each node, which is all in a small network.
 */
final class NewsIsToldOnce implements Invariant {

  static final int REMEMBERED = 256;

  private final Simulation simulation;
  private final Objections objections;
  private final Map<String, Pushed> pushed = new LinkedHashMap<>();

  private final Map<String, PkiId> identities = new LinkedHashMap<>();
  private final Set<String> renewed = new TreeSet<>();

  private record Way(String to, PkiId author) {}

  /** The newest that a node pushed, by receiver and author. */
  @SuppressWarnings("serial") // goes nowhere
  private static final class Pushed extends LinkedHashMap<Way, PeerTime> {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Way, PeerTime> eldest) {
      return size() > REMEMBERED;
    }
  }

  NewsIsToldOnce(Simulation simulation, Objections objections) {
    this.simulation = simulation;
    this.objections = objections;
  }

  @Override
  public String name() {
    return "news is told once";
  }

  @Override
  public boolean hears(Report report) {
    return List.of(Report.LIFE, Report.NEWS, Report.SENT).contains(report);
  }

  @Override
  public void started(SimulatedNode node) {
    pushed.put(node.name(), new Pushed());
    PkiId former = identities.put(node.name(), node.pkiId());
    if (former != null && !former.equals(node.pkiId())) {
      renewed.add(node.name());
    }
  }

  @Override
  public void happened(SimulatedNode node, GossipEvent event) {
    if (event instanceof GossipEvent.LinkClosed) {
      pushed.put(node.name(), new Pushed());
    }
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    Pushed before = pushed.get(from);
    if (before != null
        && !renewed.contains(to)
        && simulation.codec().decode(envelope)
            instanceof Decoded.Value<SignedMessage>(SignedMessage message)
        && message.content() instanceof Content.AliveMessage alive
        && simulation.find(from).filter(n -> n.pkiId().equals(alive.author())).isEmpty()) {
      PeerTime former = before.put(new Way(to, alive.author()), alive.time());
      if (former != null && former.compareTo(alive.time()) >= 0) {
        objections.object(
            this, from + " told " + to + " " + alive.time() + " after " + former, from, to);
      }
    }
  }
}
