// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.event.GossipEvent.SeedKind;
import dev.hearsay.domain.event.GossipEvent.SeedUnavailable;
import dev.hearsay.domain.id.Endpoint;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the peers that are known by configuration (discovery §10.1 to §10.4).
 *
 * <p>There is one connector per endpoint, however often it is asked for (pitfalls A.1.14). It
 * identifies who serves there, introduces this node and waits for an answer; whatever fails, it
 * pauses and begins anew. The pauses grow to the reconnect interval, so that a network whose nodes
 * start together forms at once and one whose seed is away is not stormed. It never gives up: a node
 * that was cut off for long finds the network again by its seeds alone.
 */
final class Seeds {

  /** The first pause is the reconnect interval divided by this; each next one doubles. */
  private static final int FIRST_PAUSE_FRACTION = 32;

  private static final int DOUBLINGS = 5;

  /**
   * Pauses differ by up to this fraction, so that nodes that failed together do not return
   * together.
   */
  private static final int JITTER_FRACTION = 10;

  private final Surroundings here;
  private final Retention retention;
  private final MembershipTable table;
  private final OwnAlive own;
  private final Questions questions;
  private final List<Endpoint> ownEndpoints;
  private final Map<Endpoint, SeedStep> connectors = new LinkedHashMap<>();

  Seeds(
      Surroundings here,
      Retention retention,
      MembershipTable table,
      OwnAlive own,
      Questions questions) {
    this.here = here;
    this.retention = retention;
    this.table = table;
    this.own = own;
    this.questions = questions;
    int port = here.self().internalEndpoint().port();
    this.ownEndpoints =
        List.of(
            here.self().internalEndpoint(),
            here.self().externalEndpoint(),
            Endpoint.of("127.0.0.1", port),
            Endpoint.of("localhost", port),
            Endpoint.of("::1", port));
  }

  /**
   * Goes for a seed, unless it is this node, must not know of it, or is being gone for or alive
   * already.
   */
  void connect(Seed seed, Now now) {
    Endpoint endpoint = seed.endpoint();
    if (!endpoint.isDialable() || ownEndpoints.contains(endpoint)) {
      return;
    }
    retention.add(endpoint);
    if (!mustNotKnow(seed) && isIdle(endpoint)) {
      identify(seed, 1, now);
    }
  }

  private boolean mustNotKnow(Seed seed) {
    return switch (seed) {
      case Seed.Bootstrap bootstrap -> false;
      case Seed.Anchor anchor -> !here.policy().mayMeet(anchor.declaredOrg(), anchor.endpoint());
    };
  }

  private boolean isIdle(Endpoint endpoint) {
    SeedStep step = connectors.get(endpoint);
    return step == null || (step instanceof SeedStep.Finished && !isAliveAt(endpoint));
  }

  private boolean isAliveAt(Endpoint endpoint) {
    return table.alive().stream()
        .map(MemberEntry::member)
        .anyMatch(member ->
            member.internalEndpoint().equals(endpoint)
                || member.externalEndpoint().equals(endpoint));
  }

  private void identify(Seed seed, int attempt, Now now) {
    enter(new SeedStep.Identifying(seed, attempt));
    here.ports().comm().identify(seed.endpoint(), now);
  }

  // ---- who serves there ----

  /** A deep probe found somebody; without effect if it was not for a seed. */
  void identified(Endpoint endpoint, ValidatedIdentity identity, Now now) {
    if (!(connectors.get(endpoint) instanceof SeedStep.Identifying(Seed seed, int attempt))) {
      return;
    }
    Optional<OrgId> expected = expectedOrg(seed).filter(org -> !org.equals(identity.org()));
    if (here.isSelf(identity.pkiId())) {
      enter(new SeedStep.Finished(seed, attempt));
    } else if (expected.isPresent()) {
      failWrongOrg(seed, attempt, expected.get(), identity);
    } else {
      introduce(seed, attempt, identity, now);
    }
  }

  private Optional<OrgId> expectedOrg(Seed seed) {
    return switch (seed) {
      case Seed.Bootstrap bootstrap -> Optional.of(here.self().org());
      case Seed.Anchor anchor -> Optional.of(anchor.declaredOrg()).filter(here.policy()::isOwn);
    };
  }

  private void failWrongOrg(Seed seed, int attempt, OrgId expected, ValidatedIdentity actual) {
    String cause = "belongs to %s, expected %s".formatted(actual.org(), expected);
    here.refusals().count(Rejection.WRONG_ORGANIZATION, actual.pkiId(), cause);
    fail(seed, attempt, cause);
  }

  /** A deep probe failed; without effect if it was not for a seed. */
  void identifyFailed(Endpoint endpoint, Rejection reason, String detail) {
    if (!(connectors.get(endpoint) instanceof SeedStep.Identifying(Seed seed, int attempt))) {
      return;
    }
    if (reason == Rejection.SELF_CONNECTION) {
      enter(new SeedStep.Finished(seed, attempt));
    } else {
      fail(seed, attempt, reason.explained(detail));
    }
  }

  // ---- introduction ----

  private void introduce(Seed seed, int attempt, ValidatedIdentity identity, Now now) {
    PeerAddress peer = new PeerAddress(identity.pkiId(), seed.endpoint());
    enter(new SeedStep.Introducing(seed, attempt, peer, identity.org()));
    schedule(
        here.settings().responseTimeout(),
        new DiscoveryTimer.SeedAnswerDue(seed.endpoint(), attempt));
    own.fresh(new AlivePurpose.Approach(seed.endpoint()), now);
  }

  /** The own alive message for the request is made. */
  void ready(Endpoint endpoint, SignedMessage ownAlive, Now now) {
    if (connectors.get(endpoint) instanceof SeedStep.Introducing step) {
      long nonce = questions.ask(step.peer(), step.org(), ownAlive, now);
      enter(new SeedStep.Asking(step.seed(), step.attempt(), step.peer().peer(), nonce));
    }
  }

  /** A question of this node was answered. */
  void answered(PkiId from, long nonce) {
    connectors.values().stream()
        .filter(step ->
            step instanceof SeedStep.Asking asking
                && asking.nonce() == nonce
                && asking.peer().equals(from))
        .findFirst()
        .ifPresent(step -> enter(new SeedStep.Answered(step.seed(), step.attempt(), from)));
  }

  /** By now the seed should have answered, and what it said of itself should be known. */
  void answerDue(DiscoveryTimer.SeedAnswerDue due) {
    SeedStep step = connectors.get(due.seed());
    if (step != null && step.attempt() == due.attempt()) {
      conclude(step);
    }
  }

  private void conclude(SeedStep step) {
    switch (step) {
      case SeedStep.Introducing introducing -> failUnanswered(step);
      case SeedStep.Asking asking -> failUnanswered(step);
      case SeedStep.Answered answered -> concludeAnswered(answered);
      case SeedStep.Identifying identifying -> {}
      case SeedStep.Pausing pausing -> {}
      case SeedStep.Finished finished -> {}
    }
  }

  private void failUnanswered(SeedStep step) {
    Duration patience = here.settings().responseTimeout();
    fail(step.seed(), step.attempt(), "no membership response within " + patience);
  }

  private void concludeAnswered(SeedStep.Answered step) {
    if (table.find(step.peer()).isPresent()) {
      enter(new SeedStep.Finished(step.seed(), step.attempt()));
    } else {
      fail(step.seed(), step.attempt(), "answered, but not with an alive message that holds");
    }
  }

  /**
   * A member was purged with its identity: if it was a seed, who serves there now is found anew.
   */
  void lost(NetworkMember member, Now now) {
    for (Endpoint endpoint : List.of(member.internalEndpoint(), member.externalEndpoint())) {
      SeedStep step = connectors.get(endpoint);
      if (step != null) {
        connect(step.seed(), now);
      }
    }
  }

  // ---- failure ----

  private void fail(Seed seed, int attempt, String cause) {
    boolean many = attempt >= here.settings().maxConnectionAttempts();
    String outcome = many ? cause + "; %d attempts failed".formatted(attempt) : cause;
    here.ports().metrics().on(new SeedUnavailable(seed.endpoint(), kind(seed), outcome));
    enter(new SeedStep.Pausing(seed, attempt));
    schedule(pauseAfter(attempt), new DiscoveryTimer.SeedRetryDue(seed.endpoint(), attempt));
  }

  private static SeedKind kind(Seed seed) {
    return switch (seed) {
      case Seed.Bootstrap bootstrap -> SeedKind.BOOTSTRAP;
      case Seed.Anchor anchor -> SeedKind.ANCHOR;
    };
  }

  private Duration pauseAfter(int attempt) {
    Duration full = here.settings().reconnectInterval();
    int doublings = Math.min(attempt - 1, DOUBLINGS);
    long nanos = full.dividedBy(FIRST_PAUSE_FRACTION).multipliedBy(1L << doublings).toNanos();
    int spread = Math.clamp(nanos / JITTER_FRACTION, 1, Integer.MAX_VALUE);
    return Duration.ofNanos(nanos - here.ports().randomness().nextInt(spread));
  }

  /** The pause after an attempt is over. */
  void retryDue(DiscoveryTimer.SeedRetryDue due, Now now) {
    if (connectors.get(due.seed()) instanceof SeedStep.Pausing(Seed seed, int attempt)
        && attempt == due.attempt()) {
      identify(seed, attempt + 1, now);
    }
  }

  private void schedule(Duration delay, DiscoveryTimer timer) {
    here.ports().timers().schedule(delay, timer);
  }

  private void enter(SeedStep step) {
    connectors.put(step.seed().endpoint(), step);
  }
}
