// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PeerIdentity;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.message.Content.AliveMessage;
import dev.hearsay.domain.message.Content.Member;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.GossipMessage;
import dev.hearsay.domain.message.Secret;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.Signatures;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this node says of itself (discovery §2 and §4).
 *
 * <p>The incarnation is the wall clock at the start, the sequence grows with every message,
 * whatever it is for. If the clock was put back since an earlier start, others hold a greater
 * incarnation and would hear nothing of this one: once they show it, this node goes on above it. At
 * most one message is being signed at a time: purposes that come meanwhile share it, since a
 * receiver that gets it twice pays nothing. A signature that fails costs the purposes that waited
 * for it and nothing else: the next heartbeat asks again (pitfalls A.3.8).
 */
final class OwnAlive {

  /** Takes an own alive message for what it was needed for. */
  @FunctionalInterface
  interface Ready {
    void ready(AlivePurpose purpose, SignedMessage alive, Now now);
  }

  /**
   * How often this node goes on above what it is shown. An earlier start has one last incarnation;
   * more than a few are those of another node with this identity, and no race is run with it.
   */
  private static final int MAX_LEAPS = 8;

  private final SelfDescription self;
  private final DiscoverySettings settings;
  private final Signatures<AlivePurpose> signatures;
  private final Ready ready;
  private final long startNanos;
  private final Set<AlivePurpose> waiting = new LinkedHashSet<>();

  private Bytes metadata;
  private long incarnation;
  private long sequence;
  private int leaps;
  private boolean signing;
  private long draftedNanos;
  private @Nullable SignedMessage latest;
  private long latestNanos;
  private @Nullable PeerTime latestImpostor;
  private @Nullable NetworkMember member;

  OwnAlive(Surroundings here, Ready ready, Now start) {
    this.self = here.self();
    this.settings = here.settings();
    this.signatures = here.ports().signatures();
    this.ready = ready;
    this.incarnation = start.wallNanos();
    this.startNanos = start.elapsedNanos();
    this.metadata = self.metadata();
  }

  /**
   * This node as a member; its envelope is empty until the first message is signed. The same object
   * until something changes.
   */
  NetworkMember member() {
    NetworkMember known = member;
    if (known == null) {
      Envelope envelope = latest == null ? Envelope.unsigned(Bytes.EMPTY) : latest.envelope();
      known =
          new NetworkMember(
              self.pkiId(), self.externalEndpoint(), self.internalEndpoint(), metadata, envelope);
      member = known;
    }
    return known;
  }

  /** Says something else from the next message on. */
  void updateMetadata(Bytes changed) {
    metadata = changed;
    member = null;
  }

  /**
   * Serves {@code purpose} with the latest message, at once if that is younger than the alive
   * interval, else with a fresh one.
   *
   * @return false if too much waits for the fresh one already
   */
  boolean recentOrFresh(AlivePurpose purpose, Now now) {
    SignedMessage recent = latest;
    if (recent == null || now.hasPassed(settings.aliveTimeInterval(), latestNanos)) {
      return fresh(purpose, now);
    }
    ready.ready(purpose, recent, now);
    return true;
  }

  /**
   * Serves {@code purpose} with a message that was made after now, or is being made.
   *
   * @return false if too much waits for it already
   */
  boolean fresh(AlivePurpose purpose, Now now) {
    if (waiting.size() >= settings.limits().maxWaiting() && yields(purpose)) {
      return false;
    }
    waiting.add(purpose);
    if (!signing) {
      sign(purpose, now);
    }
    return true;
  }

  /** What others cause gives way; what this node does by itself is bounded by itself. */
  private boolean yields(AlivePurpose purpose) {
    return switch (purpose) {
      case AlivePurpose.Push push -> false;
      case AlivePurpose.Sync sync -> false;
      case AlivePurpose.Approach approach -> false;
      case AlivePurpose.Revive revive -> !waiting.contains(revive);
      case AlivePurpose.Answer answer -> !waiting.contains(answer);
    };
  }

  private void sign(AlivePurpose purpose, Now now) {
    signing = true;
    draftedNanos = now.elapsedNanos();
    signatures.sign(draft(now), Optional.of(new Secret(self.internalEndpoint())), purpose);
  }

  private GossipMessage draft(Now now) {
    sequence++;
    Member membership = new Member(self.externalEndpoint(), metadata, self.pkiId());
    return GossipMessage.of(
        new AliveMessage(membership, new PeerTime(incarnation, sequence), identityAt(now)));
  }

  private PeerIdentity identityAt(Now now) {
    Duration age = now.since(startNanos);
    return age.compareTo(settings.publishCertPeriod()) < 0
        ? self.identity().identity()
        : PeerIdentity.NONE;
  }

  /**
   * Takes the signed message and serves all that waited for it; one that was overtaken while it was
   * signed is made anew.
   */
  void signed(SignedMessage alive, Now now) {
    if (!signing) {
      return;
    }
    if (isOvertaken(alive)) {
      sign(waiting.iterator().next(), now);
      return;
    }
    latest = alive;
    member = null;
    latestNanos = draftedNanos;
    waitersOfThisMessage().forEach(purpose -> ready.ready(purpose, alive, now));
  }

  private boolean isOvertaken(SignedMessage own) {
    return own.content() instanceof AliveMessage alive && alive.time().incarnation() != incarnation;
  }

  /** Takes the news that the key could not be used. */
  void failed() {
    waitersOfThisMessage();
  }

  private List<AlivePurpose> waitersOfThisMessage() {
    List<AlivePurpose> served = List.copyOf(waiting);
    waiting.clear();
    signing = false;
    return served;
  }

  /**
   * Whether a message with this node's PKI-ID and {@code time} only repeats what was said or judged
   * before.
   */
  boolean isEcho(PeerTime time) {
    boolean saidHere =
        time.incarnation() == incarnation && Long.compareUnsigned(time.sequence(), sequence) <= 0;
    return saidHere || (latestImpostor != null && !time.isAfter(latestImpostor));
  }

  /** One line on a message in this node's name that this incarnation did not say. */
  String describeImpostor(PeerTime time) {
    return time.isAfter(new PeerTime(incarnation, sequence))
        ? "newer than this node: another one has its identity, or the clock went back"
        : "of an earlier start, or of another node with this identity";
  }

  /** Remembers that somebody else spoke in this node's name. */
  void impostor(PeerTime time) {
    latestImpostor = time;
  }

  /** Whether a message in this node's name has a greater incarnation than this node. */
  boolean isSurpassedBy(PeerTime time) {
    return Long.compareUnsigned(time.incarnation(), incarnation) > 0;
  }

  /**
   * Goes on above the incarnation of an earlier start of this node, and says so at once; without
   * effect if that is not greater, or if it happened too often.
   */
  void goOnAfter(PeerTime earlierStart, Now now) {
    long next = earlierStart.incarnation() + 1;
    if (isSurpassedBy(earlierStart) && next != 0 && leaps < MAX_LEAPS) {
      leaps++;
      incarnation = next;
      sequence = 0;
      latest = null;
      member = null;
      fresh(new AlivePurpose.Push(), now);
    }
  }

  /** Whether one of these endpoints, if it is given, is not this node's. */
  Optional<Endpoint> foreignAmong(Endpoint external, Endpoint internal) {
    if (!external.equals(self.externalEndpoint())) {
      return Optional.of(external);
    }
    return internal.isNone() || internal.equals(self.internalEndpoint())
        ? Optional.empty()
        : Optional.of(internal);
  }
}
