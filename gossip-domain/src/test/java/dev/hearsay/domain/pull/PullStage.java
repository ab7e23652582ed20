// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.ConnectionInfo;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.rehearsal.Cast;
import dev.hearsay.domain.rehearsal.RecordedEvents;
import dev.hearsay.domain.rehearsal.SeededRandomness;
import dev.hearsay.domain.rehearsal.VirtualTime;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Nodes that pull from each other, in memory and under virtual time. */
final class PullStage {

  /** A message on its way. */
  record Sent(String from, String to, Content content) {}

  final VirtualTime time = new VirtualTime();
  final List<Sent> sent = new ArrayList<>();
  final PullSettings settings;
  Duration latency = Duration.ofMillis(10);
  Predicate<Sent> lost = message -> false;
  private final Map<PkiId, Actor> actors = new LinkedHashMap<>();

  PullStage() {
    this(PullSettings.defaults());
  }

  PullStage(PullSettings settings) {
    this.settings = settings;
  }

  /** The usual times with other limits. */
  static PullSettings limited(PullLimits limits) {
    PullSettings d = PullSettings.defaults();
    return new PullSettings(
        d.pullInterval(),
        d.pullPeerNum(),
        d.digestWaitTime(),
        d.requestWaitTime(),
        d.responseWaitTime(),
        d.earlyRoundGap(),
        limits);
  }

  Actor actor(String name) {
    Actor actor = new Actor(name);
    actors.put(actor.identity.pkiId(), actor);
    return actor;
  }

  Actor named(String name) {
    return Optional.ofNullable(actors.get(Cast.pki(name))).orElseThrow();
  }

  /** All messages of a kind, in order. */
  <C extends Content> List<C> sent(Class<C> kind) {
    return sent.stream().map(Sent::content).filter(kind::isInstance).map(kind::cast).toList();
  }

  private void carry(Actor from, PkiId to, GossipMessage message) {
    Sent copy = new Sent(from.name, to.value().toUtf8().trim(), message.content());
    sent.add(copy);
    Actor target = actors.get(to);
    if (target != null && !lost.test(copy)) {
      time.after(latency, now -> target.hear(from.identity, message, now));
    }
  }

  static Envelope itemNamed(String name) {
    return Envelope.unsigned(Bytes.utf8("item " + name));
  }

  /**
   * A node with its items. It accepts an item unless its name is on the list of those that it
   * refuses.
   */
  final class Actor implements PullMediator, PullComm {
    final String name;
    final ValidatedIdentity identity;
    final RecordedEvents events = new RecordedEvents();
    final Map<Bytes, Envelope> store = new LinkedHashMap<>();
    final List<Actor> known = new ArrayList<>();
    final List<Actor> promising = new ArrayList<>();
    final Set<String> spoilt = new LinkedHashSet<>();
    final List<String> arrivals = new ArrayList<>();
    final PullEngine engine;
    Predicate<Bytes> disclosed = digest -> true;
    Duration judging = Duration.ofMillis(1);
    int mayBeUnderWay = Integer.MAX_VALUE;
    int disclosures;

    Actor(String name) {
      this.name = name;
      this.identity = Cast.peer(name, Cast.ORG1);
      this.engine =
          new PullEngine(
              PullTopic.IDENTITIES,
              settings,
              this,
              new PullPorts(
                  this,
                  time.scheduler((timer, now) -> engine().timer(timer, now)),
                  new SeededRandomness(name.hashCode()),
                  events));
    }

    private PullEngine engine() {
      return engine;
    }

    Actor has(String... names) {
      for (String item : names) {
        store.put(Bytes.utf8(item), itemNamed(item));
      }
      return this;
    }

    Actor knows(Actor... others) {
      known.addAll(List.of(others));
      return this;
    }

    Actor started() {
      engine.start(time.now());
      return this;
    }

    List<String> names() {
      return store.keySet().stream().map(Bytes::toUtf8).toList();
    }

    void hear(ValidatedIdentity from, GossipMessage message, Now now) {
      SignedMessage signed = new SignedMessage(Envelope.unsigned(Bytes.utf8("payload")), message);
      engine.receive(new ReceivedMessage(signed, Cast.connectionTo(from)), now);
    }

    void hear(Actor from, Content.Pull content) {
      hear(from.identity, PullTopic.IDENTITIES.message(content), time.now());
    }

    @Override
    public void send(PeerAddress target, GossipMessage message, Now now) {
      carry(this, target.peer(), message);
    }

    @Override
    public void respond(ConnectionInfo to, GossipMessage message, Now now) {
      carry(this, to.peer().pkiId(), message);
    }

    @Override
    public List<PeerAddress> peers() {
      return addressesOf(known);
    }

    @Override
    public List<PeerAddress> promising() {
      return addressesOf(promising);
    }

    private List<PeerAddress> addressesOf(List<Actor> actors) {
      return actors.stream()
          .map(actor -> new PeerAddress(actor.identity.pkiId(), new Endpoint(actor.name + ":1")))
          .toList();
    }

    @Override
    public int mayBeUnderWay() {
      return mayBeUnderWay;
    }

    @Override
    public boolean wants(Bytes digest, ConnectionInfo owner, Now now) {
      return !store.containsKey(digest);
    }

    @Override
    public Optional<PullItem> open(Envelope envelope, ConnectionInfo from, Now now) {
      String text = envelope.payload().toUtf8();
      return text.startsWith("item ")
          ? Optional.of(
              new PullItem(
                  Bytes.utf8(text.substring("item ".length()).replace(" (spoilt)", "")),
                  new SignedMessage(envelope, GossipMessage.of(new Content.Empty()))))
          : Optional.empty();
    }

    @Override
    public void deliver(PullItem item, ConnectionInfo from, Now now) {
      arrivals.add(from.peer().pkiId().value().toUtf8().trim() + ":" + item.digest().toUtf8());
      time.after(judging, later -> judge(item, later));
    }

    private void judge(PullItem item, Now now) {
      if (item.message().envelope().payload().toUtf8().endsWith("(spoilt)")) {
        spoilt.add(item.digest().toUtf8());
        engine.refused(item.digest(), now);
      } else {
        store.put(item.digest(), item.message().envelope());
        engine.accepted(item.digest(), now);
      }
    }

    @Override
    public List<Bytes> items() {
      return List.copyOf(store.keySet());
    }

    @Override
    public Predicate<Bytes> disclosedTo(ConnectionInfo requester, Now now) {
      disclosures++;
      return disclosed;
    }

    @Override
    public Optional<Envelope> item(Bytes digest) {
      return Optional.ofNullable(store.get(digest));
    }
  }
}
