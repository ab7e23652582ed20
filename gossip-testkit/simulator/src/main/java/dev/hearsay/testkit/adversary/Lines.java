// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.adversary;

import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.ConnEstablish;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.testkit.memory.MemoryComm;
import dev.hearsay.testkit.simulation.SimulatedNode;
import dev.hearsay.testkit.simulation.Simulation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The links of an adversary: dials nodes, takes dials, and introduces itself on each link. */
final class Lines implements CommListener {

  private static final int READ_AHEAD = 100;

  private final Simulation simulation;
  private final Adversary.Person person;
  private final MessageSigner signer;
  private final BiConsumer<Conversation, SignedMessage> ear;
  private final MemoryComm comm;
  private final Map<LinkId, Conversation> conversations = new TreeMap<>();
  private final Map<LinkId, String> dialled = new TreeMap<>();
  private final Set<LinkId> full = new HashSet<>();
  private long dials;

  Lines(
      Simulation simulation,
      Adversary.Person person,
      MessageSigner signer,
      BiConsumer<Conversation, SignedMessage> ear) {
    this.simulation = simulation;
    this.person = person;
    this.signer = signer;
    this.ear = ear;
    this.comm = simulation.network().join(person.name(), person.internal(), person.external());
  }

  void open() {
    comm.start(this);
  }

  void close() {
    comm.close();
  }

  /** Dials every living node that no link leads to. */
  void dialAll() {
    Set<PkiId> met = new TreeSet<>();
    conversations.values().forEach(conversation -> met.add(conversation.peer()));
    for (SimulatedNode node : simulation.nodes()) {
      if (node.isRunning() && !met.contains(node.pkiId()) && !dialled.containsValue(node.name())) {
        LinkId link = LinkId.outbound(++dials);
        dialled.put(link, node.name());
        comm.dial(link, addressOf(node));
      }
    }
  }

  private Endpoint addressOf(SimulatedNode node) {
    boolean abroad =
        !node.org().equals(person.identity().org()) && !node.self().externalEndpoint().isNone();
    return abroad ? node.self().externalEndpoint() : node.self().internalEndpoint();
  }

  List<Conversation> conversations() {
    return List.copyOf(conversations.values());
  }

  void say(Conversation to, Envelope envelope) {
    if (!full.contains(to.link()) && !comm.write(to.link(), envelope)) {
      full.add(to.link());
    }
  }

  @Override
  public void linkUp(LinkId link, LinkInfo info) {
    comm.request(link, READ_AHEAD);
    Envelope introduction =
        signer
            .sign(
                HandshakeMessages.own(person.identity(), info.ownTlsHash(), false),
                Optional.empty())
            .envelope();
    boolean _ = comm.write(link, introduction);
  }

  @Override
  public void received(LinkId link, Envelope envelope) {
    comm.request(link, 1);
    if (simulation.codec().decode(envelope)
        instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      heard(link, message);
    }
  }

  private void heard(LinkId link, SignedMessage message) {
    Conversation known = conversations.get(link);
    if (known != null) {
      ear.accept(known, message);
    } else if (message.content() instanceof ConnEstablish other) {
      orgOf(other.pkiId())
          .ifPresent(org -> conversations.put(link, new Conversation(link, other.pkiId(), org)));
    }
  }

  private Optional<OrgId> orgOf(PkiId peer) {
    return simulation.nodes().stream()
        .filter(node -> node.pkiId().equals(peer))
        .map(SimulatedNode::org)
        .findFirst();
  }

  @Override
  public void writable(LinkId link) {
    full.remove(link);
  }

  @Override
  public void linkDown(LinkId link, LinkEnd cause, String detail) {
    conversations.remove(link);
    dialled.remove(link);
    full.remove(link);
  }

  @Override
  public void pinged(long token, boolean answered, String detail) {}

  @Override
  public void refused(Rejection reason, String remoteHost, String detail) {}
}
