// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Content.MembershipRequest;
import dev.hearsay.domain.message.Content.MembershipResponse;
import dev.hearsay.domain.message.Decoded;
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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One node's discovery with everything around it recorded. Checks and signatures are done when
 * {@link #settle} is called; the short methods that stand for a message call it.
 */
final class DiscoveryFixture implements DiscoveryComm, DiscoverySecurity, DiscoveryListener {

  record Gossiped(SignedMessage message, PkiId from) {}

  record Sent(PeerAddress target, GossipMessage message) {}

  record Check(VerificationRequest request, AliveOrigin origin) {}

  final TestPeer self = TestPeer.in(TestPeer.ORG1, "self");
  final VirtualTime time = new VirtualTime();
  final FakeCodec codec = new FakeCodec();
  final Map<PkiId, ValidatedIdentity> identities = new LinkedHashMap<>();
  final List<Gossiped> gossiped = new ArrayList<>();
  final List<Sent> sent = new ArrayList<>();
  final List<Endpoint> probes = new ArrayList<>();
  final List<Endpoint> identifications = new ArrayList<>();
  final List<PkiId> disconnected = new ArrayList<>();
  final List<GossipEvent> events = new ArrayList<>();
  final List<PkiId> identitiesUsed = new ArrayList<>();
  final List<PkiId> forgotten = new ArrayList<>();
  final List<PkiId> unknownAuthors = new ArrayList<>();
  final Deque<Check> checks = new ArrayDeque<>();
  final Deque<Runnable> signings = new ArrayDeque<>();
  final Discovery discovery;
  int checksAsked;
  int signaturesAsked;
  int memberChanges;
  boolean keyWorks = true;

  private DiscoveryFixture(DiscoverySettings settings, Endpoint external) {
    identities.put(self.pkiId(), self.identity());
    discovery = new Discovery(settings, description(external), ports(), now());
  }

  private SelfDescription description(Endpoint external) {
    return new SelfDescription(external, self.internal(), Bytes.EMPTY, self.identity());
  }

  private DiscoveryPorts ports() {
    return new DiscoveryPorts(
        this,
        this,
        this::verify,
        this::sign,
        codec,
        (delay, timer) -> time.schedule(delay, () -> discovery().timer(timer, now())),
        new SeededRandomness(7),
        events::add,
        this);
  }

  /** What a part of this node stands on, for tests of that part alone. */
  Surroundings surroundings(DiscoverySettings settings) {
    return Surroundings.of(description(self.external()), settings, ports());
  }

  /** A node that runs with Fabric's defaults and is visible abroad. */
  static DiscoveryFixture running() {
    return running(DiscoverySettings.defaults());
  }

  static DiscoveryFixture running(DiscoverySettings settings) {
    return started(new DiscoveryFixture(settings, Endpoint.parse("self.example.com:7051")));
  }

  /** A node without an external endpoint. */
  static DiscoveryFixture invisible() {
    return started(new DiscoveryFixture(DiscoverySettings.defaults(), Endpoint.NONE));
  }

  /** A node that is not started yet. */
  static DiscoveryFixture resting() {
    return new DiscoveryFixture(DiscoverySettings.defaults(), Endpoint.NONE);
  }

  private static DiscoveryFixture started(DiscoveryFixture fixture) {
    fixture.discovery.start(fixture.now());
    fixture.settle();
    return fixture;
  }

  private Discovery discovery() {
    return discovery;
  }

  Now now() {
    return time.now();
  }

  // ---- what the node's surroundings do ----

  private void verify(VerificationRequest request, AliveOrigin origin) {
    checksAsked++;
    checks.add(new Check(request, origin));
  }

  private void sign(GossipMessage draft, Optional<Secret> secret, AlivePurpose purpose) {
    signaturesAsked++;
    signings.add(() -> {
      if (keyWorks) {
        SignedMessage message = new MessageSigner(new FakeCrypto(self), codec).sign(draft, secret);
        discovery.signed(message, now());
      } else {
        discovery.signingFailed("the key is away", now());
      }
    });
  }

  /** Does one check and reports its outcome. */
  void check(Check check) {
    MessageVerifier verifier = new MessageVerifier(new FakeCrypto(self), codec);
    discovery.checked(check.origin(), verifier.verify(check.request()), now());
  }

  /** Does all checks and signatures until nothing is left to do. */
  void settle() {
    while (!checks.isEmpty() || !signings.isEmpty()) {
      while (!checks.isEmpty()) {
        check(checks.remove());
      }
      while (!signings.isEmpty()) {
        signings.remove().run();
      }
    }
  }

  void advanceSeconds(long seconds) {
    advance(Duration.ofSeconds(seconds));
  }

  /** Moves the clock in small steps, with all checks and signatures done on the way. */
  void advance(Duration duration) {
    Duration step = Duration.ofMillis(10);
    Duration left = duration;
    while (left.isPositive()) {
      time.advance(left.compareTo(step) < 0 ? left : step);
      settle();
      left = left.minus(step);
    }
  }

  // ---- what others say ----

  AliveBuilder alive(TestPeer author, long incarnation, long sequence) {
    return AliveBuilder.of(codec, author, incarnation, sequence);
  }

  /** An alive message arrives from its author. */
  void push(AliveBuilder alive) {
    push(alive.author(), alive.message());
  }

  void push(TestPeer from, SignedMessage alive) {
    discovery.receive(new ReceivedMessage(alive, from.connection()), now());
    settle();
  }

  /** A membership request arrives. */
  void request(TestPeer from, long nonce, Envelope selfInformation) {
    receive(from, nonce, new MembershipRequest(selfInformation, List.of()));
    settle();
  }

  /** A membership response arrives. */
  void respond(TestPeer from, long nonce, List<Envelope> alive, List<Envelope> dead) {
    receive(from, nonce, new MembershipResponse(alive, dead));
    settle();
  }

  /** An alive message arrives, and its check is not done yet. */
  void receive(TestPeer from, SignedMessage alive) {
    discovery.receive(new ReceivedMessage(alive, from.connection()), now());
  }

  void receive(TestPeer from, long nonce, Content content) {
    GossipMessage message = GossipMessage.of(nonce, content);
    SignedMessage unsigned = new SignedMessage(Envelope.unsigned(codec.encode(message)), message);
    discovery.receive(new ReceivedMessage(unsigned, from.connection()), now());
  }

  /**
   * The node knows {@code peer} as alive, and has asked it in a sync round: the nonce of that
   * question.
   */
  long asks(TestPeer peer) {
    if (!discovery.isAlive(peer.pkiId())) {
      push(alive(peer, 1, 1));
    }
    advance(Duration.ofSeconds(1));
    return nonceOfLastRequestTo(peer);
  }

  // ---- what the node did ----

  long nonceOfLastRequestTo(TestPeer peer) {
    return requestsTo(peer).getLast().message().nonce();
  }

  List<Sent> requestsTo(TestPeer peer) {
    return sentTo(peer).stream()
        .filter(each -> each.message().content() instanceof MembershipRequest)
        .toList();
  }

  List<Sent> sentTo(TestPeer peer) {
    return sent.stream().filter(each -> each.target().peer().equals(peer.pkiId())).toList();
  }

  /** The only response that {@code peer} got. */
  MembershipResponse responseTo(TestPeer peer) {
    List<MembershipResponse> all = responsesTo(peer);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " responses to " + peer.name());
    }
    return all.getFirst();
  }

  List<MembershipResponse> responsesTo(TestPeer peer) {
    return sentTo(peer).stream()
        .map(each -> each.message().content())
        .filter(MembershipResponse.class::isInstance)
        .map(MembershipResponse.class::cast)
        .toList();
  }

  /** The alive message in an envelope of this node's making. */
  AliveMessage read(Envelope envelope) {
    if (codec.decode(envelope) instanceof Decoded.Value<SignedMessage>(SignedMessage message)
        && message.content() instanceof AliveMessage alive) {
      return alive;
    }
    throw new AssertionError("not an alive message: " + envelope);
  }

  List<Rejection> rejections() {
    return events.stream()
        .filter(GossipEvent.Rejected.class::isInstance)
        .map(event -> ((GossipEvent.Rejected) event).reason())
        .toList();
  }

  <E extends GossipEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  NetworkMember member(TestPeer peer) {
    return discovery.lookup(peer.pkiId()).orElseThrow();
  }

  List<String> alive() {
    return names(discovery.alive());
  }

  List<String> dead() {
    return names(discovery.dead());
  }

  private static List<String> names(List<NetworkMember> members) {
    return members.stream().map(member -> member.pkiId().value().toUtf8().strip()).toList();
  }

  // ---- ports ----

  @Override
  public void gossip(SignedMessage alive, PkiId from, Now now) {
    gossiped.add(new Gossiped(alive, from));
  }

  @Override
  public void send(PeerAddress target, GossipMessage message, Now now) {
    sent.add(new Sent(target, message));
  }

  @Override
  public void probe(Endpoint endpoint, Now now) {
    probes.add(endpoint);
  }

  @Override
  public void identify(Endpoint endpoint, Now now) {
    identifications.add(endpoint);
  }

  @Override
  public void disconnect(PkiId peer, String reason, Now now) {
    disconnected.add(peer);
  }

  @Override
  public Optional<ValidatedIdentity> identityOf(PkiId peer, Now now) {
    identitiesUsed.add(peer);
    return Optional.ofNullable(identities.get(peer));
  }

  @Override
  public void learned(ValidatedIdentity identity, Now now) {
    identities.put(identity.pkiId(), identity);
  }

  @Override
  public void membersChanged(Now now) {
    memberChanges++;
  }

  @Override
  public void forgotten(PkiId member, Now now) {
    forgotten.add(member);
  }

  @Override
  public void unknownAuthor(PkiId author, Now now) {
    unknownAuthors.add(author);
  }
}
