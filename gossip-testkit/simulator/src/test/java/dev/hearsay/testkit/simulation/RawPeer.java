// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.CommListener;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.testkit.crypto.KeylessCrypto;
import dev.hearsay.testkit.memory.MemoryComm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who speaks to a simulated node by hand: says what a test wants, and does nothing of its
 * own accord.
 */
final class RawPeer implements CommListener {

  private static final LinkId LINK = LinkId.outbound(1);

  private final Simulation simulation;
  private final ValidatedIdentity identity;
  private final MemoryComm comm;
  private final KeylessCrypto crypto;
  private final MessageSigner signer;
  private final List<GossipMessage> heard = new ArrayList<>();
  private Optional<LinkInfo> up = Optional.empty();
  private Optional<LinkEnd> end = Optional.empty();

  RawPeer(Simulation simulation, String name, ValidatedIdentity identity) {
    this.simulation = simulation;
    this.identity = identity;
    this.comm = simulation.network().join(name);
    this.crypto = new KeylessCrypto(simulation.authority(), identity, List.of());
    this.signer = new MessageSigner(crypto, simulation.codec());
    comm.start(this);
  }

  ValidatedIdentity identity() {
    return identity;
  }

  /** Dials a node; nothing is said yet. */
  void dial(SimulatedNode node) {
    comm.dial(LINK, node.self().internalEndpoint());
    simulation.run(Duration.ofMillis(100));
  }

  /** Dials a node and proves who this is. */
  void greet(SimulatedNode node) {
    dial(node);
    sayHello(tlsHash());
  }

  /** The handshake, bound to a TLS certificate that may not be the own one. */
  void sayHello(Bytes tlsHash) {
    say(sign(HandshakeMessages.own(identity, tlsHash, false)).envelope());
  }

  Bytes tlsHash() {
    return up.map(LinkInfo::ownTlsHash).orElse(Bytes.EMPTY);
  }

  SignedMessage sign(GossipMessage message) {
    return signer.sign(message, Optional.empty());
  }

  SignedMessage sign(GossipMessage message, Secret secret) {
    return signer.sign(message, Optional.of(secret));
  }

  /** Signs any bytes, whether they are a message or not. */
  Envelope sign(Bytes payload) {
    return Envelope.signed(payload, crypto.sign(payload));
  }

  /** Says an unsigned message. */
  void say(GossipMessage message) {
    say(Envelope.unsigned(codec().encode(message)));
  }

  /** Says anything, and gives the node time to think about it. */
  void say(Envelope envelope) {
    say(List.of(envelope));
  }

  /** Says one thing after the other without a pause, then gives the node time. */
  void say(List<Envelope> envelopes) {
    envelopes.forEach(this::blurt);
    simulation.run(Duration.ofMillis(100));
  }

  /** Says anything, while no time passes. */
  void blurt(Envelope envelope) {
    comm.write(LINK, envelope);
  }

  boolean isConnected() {
    return up.isPresent() && end.isEmpty();
  }

  Optional<LinkEnd> end() {
    return end;
  }

  /** All messages that the node said to this peer. */
  List<GossipMessage> heard() {
    return List.copyOf(heard);
  }

  /** What the node said to this peer of one kind. */
  <C extends Content> List<C> heard(Class<C> kind) {
    return heard.stream()
        .map(GossipMessage::content)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private MessageCodec codec() {
    return simulation.codec();
  }

  @Override
  public void linkUp(LinkId link, LinkInfo info) {
    up = Optional.of(info);
    comm.request(link, 1_000_000);
  }

  @Override
  public void received(LinkId link, Envelope envelope) {
    if (codec().decode(envelope) instanceof Decoded.Value<SignedMessage>(SignedMessage message)) {
      heard.add(message.message());
    }
  }

  @Override
  public void writable(LinkId link) {}

  @Override
  public void linkDown(LinkId link, LinkEnd cause, String detail) {
    end = Optional.of(cause);
  }

  @Override
  public void pinged(long token, boolean answered, String detail) {}

  @Override
  public void refused(Rejection reason, String remoteAddress, String detail) {}
}
