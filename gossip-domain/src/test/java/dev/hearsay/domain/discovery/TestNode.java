// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.MessageSigner;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node of a {@link TestNetwork}: its discovery, with a simple push of heartbeats to three
 * members.
 */
final class TestNode implements DiscoveryComm, DiscoverySecurity, DiscoveryListener {

  private static final int FAN_OUT = 3;

  private final TestNetwork network;
  private final TestPeer peer;
  private final FakeCrypto crypto;
  private final Map<PkiId, ValidatedIdentity> identities = new LinkedHashMap<>();
  private final SeededRandomness randomness;
  private final Discovery discovery;

  TestNode(TestNetwork network, TestPeer peer, Endpoint external) {
    this.network = network;
    this.peer = peer;
    this.crypto = new FakeCrypto(peer);
    this.randomness = new SeededRandomness(peer.name().hashCode());
    SelfDescription self =
        new SelfDescription(external, peer.internal(), Bytes.EMPTY, peer.identity());
    identities.put(peer.pkiId(), peer.identity());
    this.discovery = new Discovery(network.settings, self, ports(), network.time.now());
  }

  private DiscoveryPorts ports() {
    return new DiscoveryPorts(
        this,
        this,
        this::verify,
        this::sign,
        network.codec,
        (delay, timer) -> network.time.schedule(delay, () -> discovery().timer(timer, now())),
        randomness.fork("discovery"),
        event -> {},
        this);
  }

  Discovery discovery() {
    return discovery;
  }

  TestPeer peer() {
    return peer;
  }

  boolean sees(TestNode other) {
    return discovery.isAlive(other.peer.pkiId());
  }

  private Now now() {
    return network.time.now();
  }

  private void verify(VerificationRequest request, AliveOrigin origin) {
    network.later(() ->
        discovery.checked(
            origin, new MessageVerifier(crypto, network.codec).verify(request), now()));
  }

  private void sign(GossipMessage draft, Optional<Secret> secret, AlivePurpose purpose) {
    SignedMessage signed = new MessageSigner(crypto, network.codec).sign(draft, secret);
    network.later(() -> discovery.signed(signed, now()));
  }

  private void receive(SignedMessage message, TestPeer from) {
    discovery.receive(new ReceivedMessage(message, from.connection()), now());
  }

  private void transmit(PkiId target, SignedMessage message) {
    Optional<TestNode> receiver = network.reach(this, target);
    if (receiver.isPresent()) {
      network.later(() -> receiver.get().arrive(message, this));
    } else {
      network.later(() -> discovery.presumedDead(target, now()));
    }
  }

  private void arrive(SignedMessage message, TestNode from) {
    if (!from.peer.org().equals(peer.org()) && message.envelope().secret().isPresent()) {
      network.bytesOfSecretsAbroad += message.envelope().weight();
    }
    identities.putIfAbsent(from.peer.pkiId(), from.peer.identity());
    receive(message, from.peer);
  }

  @Override
  public void gossip(SignedMessage alive, PkiId from, Now now) {
    List<NetworkMember> targets =
        randomness.choose(discovery.alive(), FAN_OUT, member -> !member.pkiId().equals(from));
    targets.forEach(target -> transmit(target.pkiId(), fit(alive, target)));
  }

  private SignedMessage fit(SignedMessage alive, NetworkMember target) {
    boolean kin = orgOf(target.pkiId(), now()).filter(peer.org()::equals).isPresent();
    return kin ? alive : new SignedMessage(alive.envelope().withoutSecret(), alive.message());
  }

  @Override
  public void send(PeerAddress target, GossipMessage message, Now now) {
    Envelope envelope = Envelope.unsigned(network.codec.encode(message));
    transmit(target.peer(), new SignedMessage(envelope, message));
  }

  @Override
  public void probe(Endpoint endpoint, Now now) {
    boolean answered = network.reach(this, endpoint).isPresent();
    network.later(() -> discovery.probed(endpoint, answered, now()));
  }

  @Override
  public void identify(Endpoint endpoint, Now now) {
    Optional<TestNode> found = network.reach(this, endpoint);
    network.later(() ->
        found.ifPresentOrElse(
            node -> meet(endpoint, node.peer.identity()),
            () -> discovery.identifyFailed(endpoint, Rejection.UNREACHABLE, "no way", now())));
  }

  private void meet(Endpoint endpoint, ValidatedIdentity identity) {
    identities.putIfAbsent(identity.pkiId(), identity);
    discovery.identified(endpoint, identity, now());
  }

  @Override
  public void disconnect(PkiId member, String reason, Now now) {}

  @Override
  public Optional<ValidatedIdentity> identityOf(PkiId member, Now now) {
    return Optional.ofNullable(identities.get(member));
  }

  @Override
  public void learned(ValidatedIdentity identity, Now now) {
    identities.put(identity.pkiId(), identity);
  }

  @Override
  public void membersChanged(Now now) {}

  @Override
  public void forgotten(PkiId member, Now now) {}

  @Override
  public void unknownAuthor(PkiId author, Now now) {
    network.nodes().stream()
        .filter(node -> node.peer.pkiId().equals(author))
        .findFirst()
        .ifPresent(node -> identities.put(author, node.peer.identity()));
  }
}
