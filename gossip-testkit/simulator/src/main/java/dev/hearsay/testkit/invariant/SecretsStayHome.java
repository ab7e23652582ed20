// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.List;
import java.util.Optional;

/**
 * No internal endpoint leaves its organization, neither in a secret nor in a message, and no node
 * without external endpoint is named abroad by its own organization (discovery §9).
 *
 * <p>Looks at all that honest nodes send to another organization, heartbeats within membership
 * requests and responses among it.
 */
final class SecretsStayHome implements Invariant {

  private final Simulation simulation;
  private final Objections objections;
  private final Innocent innocent = new Innocent();

  SecretsStayHome(Simulation simulation, Objections objections) {
    this.simulation = simulation;
    this.objections = objections;
  }

  @Override
  public String name() {
    return "no internal endpoint leaves its organization";
  }

  @Override
  public boolean hears(Report report) {
    return report == Report.SENT;
  }

  @Override
  public void sent(String from, String to, Envelope envelope) {
    Optional<SimulatedNode> sender = simulation.find(from);
    if (sender.isEmpty() || innocent.contains(envelope)) {
      return;
    }
    if (simulation.orgOf(to).filter(sender.get().org()::equals).isPresent()) {
      return;
    }
    Optional<String> leak = leakOf(envelope);
    if (leak.isPresent()) {
      objections.object(this, from + " told " + to + " " + leak.get(), from, to);
    } else {
      innocent.add(envelope);
    }
  }

  private Optional<String> leakOf(Envelope envelope) {
    if (envelope.secret().isPresent()) {
      return Optional.of("a secret");
    }
    return switch (simulation.codec().decode(envelope)) {
      case Decoded.Value<SignedMessage>(SignedMessage message) -> leakOf(message.content());
      case Decoded.Failed<SignedMessage> _ -> Optional.empty();
    };
  }

  private Optional<String> leakOf(Content content) {
    if (content instanceof Content.AliveMessage alive) {
      return leakOf(alive.membership());
    } else if (content instanceof Content.MembershipRequest request) {
      return leakOf(request.selfInformation());
    } else if (content instanceof Content.MembershipResponse response) {
      return leakOf(response.alive()).or(() -> leakOf(response.dead()));
    }
    return Optional.empty();
  }

  private Optional<String> leakOf(List<Envelope> elements) {
    for (Envelope element : elements) {
      if (!innocent.contains(element)) {
        Optional<String> leak = leakOf(element);
        if (leak.isPresent()) {
          return leak;
        }
        innocent.add(element);
      }
    }
    return Optional.empty();
  }

  private Optional<String> leakOf(Content.Member member) {
    Endpoint external = member.externalEndpoint();
    if (external.isNone() && !simulation.isGuest(member.pkiId())) {
      return Optional.of("of a member that is invisible abroad");
    }
    return SimulatedNode.isInternal(external)
        ? Optional.of("the internal endpoint " + external)
        : Optional.empty();
  }
}
