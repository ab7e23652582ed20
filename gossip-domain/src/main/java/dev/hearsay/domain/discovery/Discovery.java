// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Content;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerificationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The membership of the network as one node sees it (discovery §1 to §16).
 *
 * <p>It tells who is alive and who is dead, learns and forgets members, introduces the node to its
 * seeds and discloses to each peer what its organization may know. It is aware of organizations,
 * not of channels.
 *
 * <p>Owned by the node loop, which brings every message, answer and timer; it has no thread, clock
 * or dice of its own. All tables are bounded by {@link DiscoveryLimits}. Views of members may be
 * some heartbeats old on other nodes: there is no agreement on who is alive.
 */
public final class Discovery {

  private enum Phase {
    NEW,
    RUNNING,
    STOPPED
  }

  private final Surroundings here;
  private final OwnAlive own;
  private final Membership membership;
  private final Questions questions;
  private final Answers answers;
  private final Rounds rounds;
  private final Reconnector reconnector;
  private final Seeds seeds;
  private final AliveEffects effects;
  private final AliveIntake intake;
  private final MembershipExchange exchange;
  private Phase phase = Phase.NEW;

  /**
   * A node that knows nobody yet. Nothing happens before {@link #start}.
   *
   * @param start the wall clock becomes the incarnation, which should be greater than at every
   *     earlier start of this identity (discovery §2); if it is not, the node goes on above the
   *     earlier one as soon as others show it
   * @throws IllegalArgumentException if the metadata is longer than the limit
   */
  public Discovery(
      DiscoverySettings settings, SelfDescription self, DiscoveryPorts ports, Now start) {
    requireShort(self.metadata(), settings.limits());
    this.here = Surroundings.of(self, settings, ports);
    Retention retention = new Retention();
    this.own = new OwnAlive(here, this::deliver, start);
    this.membership = new Membership(here, retention);
    MembershipTable table = membership.table();
    this.questions = new Questions(here);
    this.answers = new Answers(here, table, own);
    this.rounds = new Rounds(here, table, own, questions);
    this.reconnector = new Reconnector(here, retention, table, own);
    this.seeds = new Seeds(here, retention, table, own, questions);
    this.effects = new AliveEffects(here, membership, own, answers, rounds);
    this.intake = new AliveIntake(here, membership, own, effects);
    this.exchange = new MembershipExchange(here, intake, questions, seeds);
  }

  // ---- life ----

  /**
   * Begins to take part; says once if the node will be invisible to other organizations.
   *
   * @throws IllegalStateException if it was started before: a new life needs a new incarnation
   */
  public void start(Now now) {
    if (phase != Phase.NEW) {
      throw new IllegalStateException("discovery is started once; make another for a new start");
    }
    phase = Phase.RUNNING;
    if (here.self().externalEndpoint().isNone()) {
      here.ports().metrics().on(new GossipEvent.InvisibleAbroad());
    }
    rounds.start(now);
    reconnector.reconnectDue(now);
    schedule(new DiscoveryTimer.ExpirationCheckDue());
    schedule(new DiscoveryTimer.SweepDue());
  }

  /**
   * Leaves without a word (discovery §14). Whatever comes afterwards is ignored, and nobody is
   * alive.
   */
  public void stop(Now now) {
    phase = Phase.STOPPED;
  }

  private boolean isRunning() {
    return phase == Phase.RUNNING;
  }

  /**
   * Goes for a bootstrap or anchor peer, and keeps trying. Asking again for the same endpoint has
   * no effect while it is being tried or alive. Members at its endpoint are never forgotten for
   * their silence.
   *
   * @throws IllegalStateException before {@link #start}
   */
  public void connect(Seed seed, Now now) {
    if (phase == Phase.NEW) {
      throw new IllegalStateException("start discovery before connecting to " + seed.endpoint());
    }
    if (isRunning()) {
      seeds.connect(seed, now);
    }
  }

  /**
   * Changes the metadata of the alive messages to come; nothing is sent at once (discovery §12).
   *
   * @throws IllegalArgumentException if it is longer than the limit
   */
  public void updateMetadata(Bytes metadata, Now now) {
    requireShort(metadata, here.limits());
    own.updateMetadata(metadata);
  }

  private static void requireShort(Bytes metadata, DiscoveryLimits limits) {
    if (metadata.length() > limits.maxMetadataBytes()) {
      throw new IllegalArgumentException(
          "metadata of %d bytes; maxMetadataBytes is %d"
              .formatted(metadata.length(), limits.maxMetadataBytes()));
    }
  }

  // ---- messages ----

  /**
   * Takes an alive message, a membership request or a membership response with a legal tag
   * (discovery §5).
   *
   * @throws IllegalArgumentException for any other content
   */
  public void receive(ReceivedMessage message, Now now) {
    if (!isRunning()) {
      return;
    }
    PkiId from = message.from().peer().pkiId();
    long nonce = message.signed().message().nonce();
    switch (message.content()) {
      case Content.AliveMessage alive ->
          intake.admit(message.signed(), alive, new AliveOrigin.Pushed(from), now);
      case Content.MembershipRequest request ->
          exchange.requested(request, message.from(), nonce, now);
      case Content.MembershipResponse response -> exchange.responded(response, from, nonce, now);
      default ->
          throw new IllegalArgumentException("not for discovery: " + message.content().getClass());
    }
  }

  /** Takes the outcome of a check that was asked of {@link DiscoveryPorts#verifications}. */
  public void checked(AliveOrigin origin, VerificationResult result, Now now) {
    if (isRunning()) {
      effects.checked(origin, result, now);
    }
  }

  /** Takes an own message that was asked of {@link DiscoveryPorts#signatures}. */
  public void signed(SignedMessage message, Now now) {
    if (isRunning()) {
      own.signed(message, now);
    }
  }

  /** Takes the news that an own message could not be signed; the next occasion tries again. */
  public void signingFailed(String detail, Now now) {
    here.ports().metrics().on(new GossipEvent.SigningFailed(detail));
    own.failed();
  }

  private void deliver(AlivePurpose purpose, SignedMessage alive, Now now) {
    switch (purpose) {
      case AlivePurpose.Push push -> here.ports().comm().gossip(alive, PkiId.NONE, now);
      case AlivePurpose.Sync sync -> rounds.ask(alive, now);
      case AlivePurpose.Approach approach -> seeds.ready(approach.seed(), alive, now);
      case AlivePurpose.Revive revive -> questions.ask(revive.member(), revive.org(), alive, now);
      case AlivePurpose.Answer answer -> answers.send(answer, alive, now);
    }
  }

  // ---- timers ----

  /** Takes a timer that came back. */
  public void timer(DiscoveryTimer timer, Now now) {
    if (isRunning()) {
      due(timer, now);
    }
  }

  private void due(DiscoveryTimer timer, Now now) {
    switch (timer) {
      case DiscoveryTimer.PushDue due -> rounds.pushDue(now);
      case DiscoveryTimer.EarlyPushDue due -> rounds.earlyPushDue(now);
      case DiscoveryTimer.SyncDue due -> rounds.syncDue(now);
      case DiscoveryTimer.EarlySyncDue due -> rounds.earlySyncDue(now);
      case DiscoveryTimer.ReconnectDue due -> reconnector.reconnectDue(now);
      case DiscoveryTimer.SeedRetryDue due -> seeds.retryDue(due, now);
      case DiscoveryTimer.SeedAnswerDue due -> seeds.answerDue(due);
      case DiscoveryTimer.ExpirationCheckDue due -> {
        schedule(due);
        membership.buryTheSilent(now);
      }
      case DiscoveryTimer.SweepDue due -> {
        schedule(due);
        membership.sweep(now);
      }
    }
  }

  private void schedule(DiscoveryTimer.ExpirationCheckDue due) {
    here.ports().timers().schedule(here.settings().expirationCheckInterval(), due);
  }

  private void schedule(DiscoveryTimer.SweepDue due) {
    here.ports().timers().schedule(here.settings().sweepInterval(), due);
  }

  // ---- connections ----

  /** A peer cannot be reached: it is dead until a newer alive message comes (discovery §11). */
  public void presumedDead(PkiId peer, Now now) {
    if (isRunning()) {
      membership.presumedDead(peer, now);
    }
  }

  /**
   * A peer's identity was replaced or removed: it leaves all tables at once (discovery §8 and §13).
   * If it was a seed, who serves at its endpoint now is found anew.
   */
  public void purge(PkiId peer, Now now) {
    if (isRunning()) {
      Optional<NetworkMember> member = membership.table().find(peer).map(MemberEntry::member);
      membership.purge(peer, now);
      member.ifPresent(gone -> seeds.lost(gone, now));
    }
  }

  /** Takes the answer to {@link DiscoveryComm#probe}. */
  public void probed(Endpoint endpoint, boolean answered, Now now) {
    if (isRunning()) {
      reconnector.probed(endpoint, answered, now);
    }
  }

  /** Takes the answer to {@link DiscoveryComm#identify}. */
  public void identified(Endpoint endpoint, ValidatedIdentity identity, Now now) {
    if (isRunning()) {
      seeds.identified(endpoint, identity, now);
    }
  }

  /** Takes the news that {@link DiscoveryComm#identify} found nobody, or nobody to be trusted. */
  public void identifyFailed(Endpoint endpoint, Rejection reason, String detail, Now now) {
    if (isRunning()) {
      seeds.identifyFailed(endpoint, reason, detail);
    }
  }

  // ---- queries ----

  /**
   * The members that are alive, in the order of their PKI-IDs, without this node; nobody after
   * {@link #stop}.
   */
  public List<NetworkMember> alive() {
    return isRunning() ? membership.table().livingMembers() : List.of();
  }

  /** The members that are dead, in the order of their PKI-IDs; nobody after {@link #stop}. */
  public List<NetworkMember> dead() {
    return isRunning() ? membership.table().deadMembers() : List.of();
  }

  /** A member, alive or dead, or this node itself (discovery §1). */
  public Optional<NetworkMember> lookup(PkiId peer) {
    return here.isSelf(peer)
        ? Optional.of(self())
        : membership.table().find(peer).map(MemberEntry::member);
  }

  /** Whether another node is alive, as far as this one knows. */
  public boolean isAlive(PkiId peer) {
    return isRunning() && membership.table().isAlive(peer);
  }

  /**
   * This node as a member. Its envelope holds the last alive message that was signed, none before
   * the first.
   */
  public NetworkMember self() {
    return own.member();
  }

  /** How full the tables of membership are. */
  public List<Fill> fills(Now now) {
    List<Fill> fills = new ArrayList<>(membership.fills(now));
    fills.add(questions.fill());
    return fills;
  }
}
