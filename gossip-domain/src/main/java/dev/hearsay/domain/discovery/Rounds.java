// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.List;

/**
 * What a node does at intervals for being known and for knowing: heartbeats (discovery §4) and
 * questions to a few members (discovery §10.6).
 *
 * <p>A network that forms is faster than its intervals: when somebody became alive a round of
 * questions follows out of turn, and when it was the first one a heartbeat too. Both are
 * rate-limited to a fraction of their interval, and cease when nobody new is found.
 */
final class Rounds {

  /** A round out of turn comes after this fraction of the interval. */
  private static final int EARLY_SYNC_FRACTION = 8;

  private static final int EARLY_PUSH_FRACTION = 25;

  private final DiscoverySettings settings;
  private final DisclosurePolicy policy;
  private final MembershipTable table;
  private final OwnAlive own;
  private final Questions questions;
  private final Scheduler<DiscoveryTimer> timers;
  private final Randomness randomness;

  private boolean earlySyncPending;
  private boolean earlyPushPending;
  private boolean pushedYet;

  Rounds(Surroundings here, MembershipTable table, OwnAlive own, Questions questions) {
    this.settings = here.settings();
    this.policy = here.policy();
    this.table = table;
    this.own = own;
    this.questions = questions;
    this.timers = here.ports().timers();
    this.randomness = here.ports().randomness();
  }

  /** Begins: the first round of questions at once, the first heartbeat after an interval. */
  void start(Now now) {
    timers.schedule(settings.aliveTimeInterval(), new DiscoveryTimer.PushDue());
    syncDue(now);
  }

  // ---- heartbeats ----

  void pushDue(Now now) {
    timers.schedule(settings.aliveTimeInterval(), new DiscoveryTimer.PushDue());
    push(now);
  }

  void earlyPushDue(Now now) {
    earlyPushPending = false;
    push(now);
  }

  /** Nobody listens while nobody is alive: then no message is made. */
  private void push(Now now) {
    pushedYet = !table.alive().isEmpty();
    if (pushedYet) {
      own.fresh(new AlivePurpose.Push(), now);
    }
  }

  // ---- questions ----

  void syncDue(Now now) {
    timers.schedule(settings.pullInterval(), new DiscoveryTimer.SyncDue());
    sync(now);
  }

  void earlySyncDue(Now now) {
    earlySyncPending = false;
    sync(now);
  }

  private void sync(Now now) {
    if (table.alive().stream().anyMatch(this::mayAsk)) {
      own.recentOrFresh(new AlivePurpose.Sync(), now);
    }
  }

  /** Asks a few members at random. */
  void ask(SignedMessage ownAlive, Now now) {
    List<MemberEntry> chosen =
        randomness.choose(table.alive(), settings.pullPeerNum(), this::mayAsk);
    for (MemberEntry entry : chosen) {
      PeerAddress address = new PeerAddress(entry.pkiId(), entry.member().preferredEndpoint());
      questions.ask(address, entry.org(), ownAlive, now);
    }
  }

  private boolean mayAsk(MemberEntry entry) {
    return policy.mayMeet(entry.org(), entry.member().externalEndpoint());
  }

  // ---- evidence ----

  /** Somebody is alive that was not. */
  void grown() {
    if (!earlySyncPending) {
      earlySyncPending = true;
      timers.schedule(
          fraction(settings.pullInterval(), EARLY_SYNC_FRACTION),
          new DiscoveryTimer.EarlySyncDue());
    }
    if (!earlyPushPending && !pushedYet) {
      earlyPushPending = true;
      timers.schedule(
          fraction(settings.aliveTimeInterval(), EARLY_PUSH_FRACTION),
          new DiscoveryTimer.EarlyPushDue());
    }
  }

  private static Duration fraction(Duration interval, int parts) {
    return interval.dividedBy(parts);
  }
}
