// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.handshake.HandshakeJudge;
import dev.hearsay.domain.handshake.HandshakeKey;
import dev.hearsay.domain.handshake.HandshakeMessages;
import dev.hearsay.domain.handshake.HandshakeVerdict;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.LinkId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Decoded;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Lane;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.LinkEnd;
import dev.hearsay.domain.port.LinkInfo;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A node's connections on a bench: every wire is in the hands of the test. */
final class Bench {

  static final ValidatedIdentity SELF = People.person("me", "Org1");
  static final ValidatedIdentity ANN = People.person("ann", "Org1");
  static final ValidatedIdentity ZOE = People.person("zoe", "Org1");
  static final ValidatedIdentity FRED = People.person("fred", "Org2");
  static final Duration LONGEST_FIRST_REST = Duration.ofMillis(250);
  static final String STRANGERS_HOST = "10.0.0.1";
  static final Bytes OWN_HASH = Bytes.utf8("own certificate");

  final RecordingComm comm = new RecordingComm();
  final RecordingListener listener = new RecordingListener();
  final ManualTimers timers = new ManualTimers();
  final NotebookCodec codec;
  final List<GossipEvent> events = new ArrayList<>();
  final Map<PkiId, ValidatedIdentity> known = new LinkedHashMap<>();
  final List<HandshakeKey> signRequests = new ArrayList<>();
  final Set<LinkId> ended = new LinkedHashSet<>();
  final Connections connections;
  boolean deskAnswers = true;

  private final ValidatedIdentity self;
  private final Deque<Runnable> desk = new ArrayDeque<>();
  private long inboundCount;

  Bench() {
    this(ConnectionSettings.defaults());
  }

  Bench(ConnectionSettings settings) {
    this(settings, SELF, new NotebookCodec(), 1);
  }

  Bench(ConnectionSettings settings, ValidatedIdentity self, NotebookCodec codec, long seed) {
    this.self = self;
    this.codec = codec;
    ConnectionPorts ports =
        new ConnectionPorts(
            comm,
            codec,
            timers,
            new SeededRandomness(seed),
            events::add,
            new Desk(),
            id -> Optional.ofNullable(known.get(id)));
    connections = new Connections(settings, self, ports, listener);
  }

  private final class Desk implements HandshakeDesk {
    @Override
    public void sign(HandshakeKey key) {
      signRequests.add(key);
      GossipMessage own = HandshakeMessages.own(self, key);
      desk.add(() -> connections.handshakeSigned(key, signed(self, own), now()));
    }

    @Override
    public void judge(
        LinkId link, SignedMessage first, LinkInfo info, Optional<ValidatedIdentity> stored) {
      var verdict = new HandshakeJudge(new People(self)).judge(first, info, stored, Instant.EPOCH);
      desk.add(() -> connections.handshakeJudged(link, verdict, now()));
    }
  }

  /** Lets the desk answer what it was asked. */
  void settle() {
    while (deskAnswers && !desk.isEmpty()) {
      desk.poll().run();
    }
  }

  // ---- time ----

  Now now() {
    return new Now(timers.nowNanos(), Instant.EPOCH.plusNanos(timers.nowNanos()));
  }

  /** Moves time; what is due meanwhile rings. */
  void pass(Duration duration) {
    long until = timers.nowNanos() + duration.toNanos();
    for (var timer = timers.ring(until); timer.isPresent(); timer = timers.ring(until)) {
      connections.timer(timer.get(), now());
      settle();
    }
  }

  // ---- the other side ----

  static Endpoint endpointOf(ValidatedIdentity peer) {
    return Endpoint.of(RecordingListener.name(peer).replace('@', '.'), 7051);
  }

  static PeerAddress addressOf(ValidatedIdentity peer) {
    return new PeerAddress(peer.pkiId(), endpointOf(peer));
  }

  static Bytes tlsHashOf(ValidatedIdentity peer) {
    return Bytes.utf8("certificate of " + RecordingListener.name(peer));
  }

  static LinkInfo infoOf(ValidatedIdentity peer) {
    return linkInfo(OWN_HASH, peer);
  }

  /**
   * What the transport says of a link to {@code peer} on which this node presents a certificate.
   */
  static LinkInfo linkInfo(Bytes ownHash, ValidatedIdentity peer) {
    int port = 40_000 + RecordingListener.name(peer).length();
    return new LinkInfo(true, ownHash, tlsHashOf(peer), STRANGERS_HOST + ":" + port);
  }

  SignedMessage signed(ValidatedIdentity author, GossipMessage message) {
    Bytes payload = codec.encode(message);
    return new SignedMessage(Envelope.signed(payload, People.signature(author, payload)), message);
  }

  static HandshakeVerdict refusal() {
    return new HandshakeVerdict.Refused(Rejection.HANDSHAKE_EXPECTED, "no handshake");
  }

  SignedMessage handshakeOf(ValidatedIdentity peer, boolean probe) {
    return signed(peer, HandshakeMessages.own(peer, tlsHashOf(peer), probe));
  }

  /** A stream that {@code peer} opens; nothing was said yet. */
  LinkId dialledBy(ValidatedIdentity peer) {
    LinkId link = LinkId.inbound(++inboundCount);
    connections.linkUp(link, infoOf(peer), now());
    settle();
    return link;
  }

  /** A dial of this node reaches {@code peer}; nothing was said yet. */
  void reaches(LinkId link, ValidatedIdentity peer) {
    connections.linkUp(link, infoOf(peer), now());
    settle();
  }

  void says(LinkId link, SignedMessage message) {
    says(link, message, message.envelope().weight());
  }

  void says(LinkId link, SignedMessage message, int bytes) {
    connections.received(link, new Decoded.Value<>(message), bytes, now());
    settle();
  }

  /** Says {@code content} without a signature, under {@code nonce}. */
  void says(LinkId link, long nonce, Content content) {
    GossipMessage message = GossipMessage.of(nonce, content);
    says(link, new SignedMessage(Envelope.unsigned(codec.encode(message)), message));
  }

  void breaks(LinkId link, LinkEnd cause) {
    ended.add(link);
    connections.linkDown(link, cause, "so it is", now());
    settle();
  }

  /** An inbound link in use. */
  LinkId inboundFrom(ValidatedIdentity peer) {
    LinkId link = dialledBy(peer);
    says(link, handshakeOf(peer, false));
    return link;
  }

  /** An outbound link in use. */
  LinkId outboundTo(ValidatedIdentity peer) {
    send(peer, Lane.MEMBERSHIP, "hello");
    LinkId link = lastDial();
    reaches(link, peer);
    says(link, handshakeOf(peer, false));
    return link;
  }

  // ---- this node ----

  static Envelope envelope(String text) {
    return Envelope.unsigned(Bytes.utf8(text));
  }

  void send(ValidatedIdentity peer, Lane lane, String text) {
    connections.send(addressOf(peer), envelope(text), lane, now());
    settle();
  }

  void failDial() {
    breaks(lastDial(), LinkEnd.DIAL_FAILED);
  }

  /** Two dials fail in a row. */
  void failUntilPresumedDead(ValidatedIdentity peer) {
    send(peer, Lane.MEMBERSHIP, "hello");
    failDial();
    pass(LONGEST_FIRST_REST);
    failDial();
  }

  LinkId lastDial() {
    return List.copyOf(comm.dials.keySet()).getLast();
  }

  ConnectionInfo infoOf(LinkId link, ValidatedIdentity peer) {
    return new ConnectionInfo(link, peer, envelope("proof"), "10.0.0.1:1");
  }

  /** The texts that were written on a link after the handshake. */
  List<String> textsOn(LinkId link) {
    return comm.written(link).stream().skip(1).map(e -> e.payload().toUtf8()).toList();
  }

  <E extends GossipEvent> List<E> events(Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  List<Rejection> rejections() {
    return rejected().map(GossipEvent.Rejected::reason).toList();
  }

  Stream<GossipEvent.Rejected> rejected() {
    return events(GossipEvent.Rejected.class).stream();
  }
}
