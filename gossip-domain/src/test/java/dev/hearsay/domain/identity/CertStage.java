// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.discovery.NetworkMember;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.PullType;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.pull.PullComm;
import dev.hearsay.domain.pull.PullSettings;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.rehearsal.RecordedEvents;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import dev.hearsay.domain.rehearsal.ToyCodec;
import dev.hearsay.domain.rehearsal.ToyCrypto;
import dev.hearsay.domain.rehearsal.VirtualTime;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.MessageVerifier;
import dev.hearsay.domain.trust.VerificationRequest;
import dev.hearsay.domain.trust.VerificationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Nodes that pull identities from each other, in memory and under virtual time. Org1 and Org2 are
 * trusted.
 */
final class CertStage {

  private static final Duration LATENCY = Duration.ofMillis(10);

  final VirtualTime time = new VirtualTime();
  final ToyCodec codec = new ToyCodec();
  final List<Content> sent = new ArrayList<>();
  Predicate<Content> lost = message -> false;
  private final Map<PkiId, Node> nodes = new LinkedHashMap<>();

  Node node(ValidatedIdentity self) {
    return node(self, CertStoreSettings.defaults().maxItems());
  }

  Node node(ValidatedIdentity self, int maxItems) {
    Node node = new Node(self, maxItems);
    nodes.put(self.pkiId(), node);
    node.store.own(node.introduction(), time.now());
    return node;
  }

  <C extends Content> List<C> sent(Class<C> kind) {
    return sent.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The nonce of the newest hello. */
  long lastNonce() {
    return sent(Content.GossipHello.class).getLast().nonce();
  }

  SignedMessage signed(PkiId signer, Content content) {
    GossipMessage message = GossipMessage.of(content);
    Bytes payload = codec.encode(message);
    return new SignedMessage(
        Envelope.signed(payload, ToyCrypto.signature(signer, payload)), message);
  }

  /** A message with a signature that is nobody's. */
  SignedMessage forged(Content content) {
    GossipMessage message = GossipMessage.of(content);
    return new SignedMessage(Envelope.signed(codec.encode(message), Bytes.utf8("forged")), message);
  }

  SignedMessage introduction(ValidatedIdentity identity) {
    return signed(
        identity.pkiId(),
        new Content.PeerIdentityMessage(identity.pkiId(), identity.identity(), Bytes.EMPTY));
  }

  /** A node with its mapper and its store. */
  final class Node implements PullComm, MemberView {
    final ValidatedIdentity self;
    final RecordedEvents events = new RecordedEvents();
    final ToyCrypto crypto;
    final IdentityMapper mapper;
    final CertStore store;
    private final Map<PkiId, NetworkMember> members = new LinkedHashMap<>();

    Node(ValidatedIdentity self, int maxItems) {
      this.self = self;
      this.crypto = new ToyCrypto(self, Cast.ORG1, Cast.ORG2);
      this.mapper =
          new IdentityMapper(
              IdentitySettings.defaults(),
              self,
              time.scheduler((timer, now) -> mapper().timer(timer, now)),
              events,
              (peer, cause, now) -> store().remove(peer));
      CertStoreSettings d = CertStoreSettings.defaults();
      this.store =
          new CertStore(
              new CertStoreSettings(
                  PullSettings.defaults(), maxItems, d.maxItemBytes(), d.maxTotalBytes()),
              new CertStorePorts(
                  this,
                  this::verify,
                  codec,
                  time.scheduler((timer, now) -> store().timer(timer, now)),
                  new SeededRandomness(nameOf(self).hashCode()),
                  events,
                  this,
                  mapper));
    }

    private IdentityMapper mapper() {
      return mapper;
    }

    private CertStore store() {
      return store;
    }

    SignedMessage introduction() {
      return CertStage.this.introduction(self);
    }

    Node sees(Node other) {
      members.put(other.self.pkiId(), Cast.member(nameOf(other.self)));
      return this;
    }

    Node starts() {
      mapper.start(time.now());
      store.start(time.now());
      return this;
    }

    Node withExternalEndpoint(String endpoint) {
      return listsOnly(endpoint, nameOf(self));
    }

    /** Membership knows {@code name} by this external endpoint. */
    Node listsOnly(String externalEndpoint, String name) {
      members.put(Cast.pki(name), Cast.member(name, externalEndpoint));
      return this;
    }

    /** The store has the identity of a peer, as if it had been pulled. */
    Node holds(ValidatedIdentity peer) {
      ToyCrypto believer = new ToyCrypto(self, peer.org());
      VerificationResult result =
          new MessageVerifier(believer, codec)
              .verify(
                  new VerificationRequest(
                      CertStage.this.introduction(peer),
                      peer.pkiId(),
                      new VerificationRequest.Signer.Carried(peer.identity()),
                      time.now().wall()));
      store.checked(new IdentityOrigin(peer.pkiId(), peer.pkiId()), result, time.now());
      return this;
    }

    /** What this node would hand out as the identity of a peer. */
    Envelope served(PkiId peer) {
      int before = sent.size();
      Node friend = new Node(Cast.peer("friend", self.org()), 1);
      hear(friend, new Content.GossipHello(99, Bytes.EMPTY, PullType.IDENTITY));
      hear(friend, new Content.DataRequest(99, List.of(peer.value()), PullType.IDENTITY));
      Envelope served = ((Content.DataUpdate) sent.getLast()).data().getFirst();
      sent.subList(before, sent.size()).clear();
      return served;
    }

    void hear(Node from, Content content) {
      hear(from.self, GossipMessage.of(content), time.now());
    }

    private void hear(ValidatedIdentity from, GossipMessage message, Now now) {
      SignedMessage signed = new SignedMessage(Envelope.unsigned(Bytes.utf8("pull")), message);
      store.receive(new ReceivedMessage(signed, Cast.connectionTo(from)), now);
    }

    private void verify(VerificationRequest request, IdentityOrigin origin) {
      time.after(
          Duration.ofMillis(1),
          now -> store.checked(origin, new MessageVerifier(crypto, codec).verify(request), now));
    }

    @Override
    public void send(PeerAddress target, GossipMessage message, Now now) {
      carry(target.peer(), message);
    }

    @Override
    public void respond(ConnectionInfo to, GossipMessage message, Now now) {
      carry(to.peer().pkiId(), message);
    }

    private void carry(PkiId to, GossipMessage message) {
      sent.add(message.content());
      Node target = nodes.get(to);
      if (target != null && !lost.test(message.content())) {
        time.after(LATENCY, now -> target.hear(self, message, now));
      }
    }

    @Override
    public OrgId ownOrg() {
      return self.org();
    }

    @Override
    public List<NetworkMember> alive() {
      return members.values().stream()
          .filter(member -> !member.pkiId().equals(self.pkiId()))
          .toList();
    }

    @Override
    public Optional<NetworkMember> lookup(PkiId peer) {
      return Optional.ofNullable(members.get(peer));
    }

    private static String nameOf(ValidatedIdentity identity) {
      return identity.pkiId().value().toUtf8().trim();
    }
  }
}
