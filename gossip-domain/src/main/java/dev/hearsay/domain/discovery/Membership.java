// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.AliveCause;
import dev.hearsay.domain.event.GossipEvent.DeathCause;
import dev.hearsay.domain.event.GossipEvent.ForgetCause;
import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The life of members: learned, updated, dead, resurrected, forgotten (discovery §6, §8 and §11).
 *
 * <p>All that is heard is verified before it comes here. What was learned from requests and
 * responses ages like what was pushed, so that nobody stays for ever on hearsay (pitfalls A.3.3); a
 * member that was never alive here is remembered half as long, so that the dead are not handed
 * around in circles.
 */
final class Membership {

  /** What an alive message would change. */
  enum Standing {
    /** Its author is unknown, or it is newer than what is known. */
    NEWS,
    /** The very message that is known. */
    KNOWN,
    /** The very message that is known, with the secret that is missing here. */
    COMPLETES,
    /** Older than what is known, or another one of the same time. */
    STALE
  }

  /** What a verified alive message did change. */
  enum Outcome {
    /** A member is alive that was not. */
    GREW,
    /** Something else changed. */
    CHANGED,
    /** Nothing: it is no longer news. */
    NOTHING,
    /** There is no room for it. */
    FULL
  }

  private final DiscoverySettings settings;
  private final DisclosurePolicy policy;
  private final Retention retention;
  private final DiscoveryComm comm;
  private final DiscoverySecurity security;
  private final GossipMetrics metrics;
  private final DiscoveryListener listener;
  private final MembershipTable table = new MembershipTable();
  private final Tombstones tombstones;
  private final Pauses checkPauses;
  private final Pauses sweepPauses;

  Membership(Surroundings here, Retention retention) {
    this.settings = here.settings();
    this.policy = here.policy();
    this.retention = retention;
    this.comm = here.ports().comm();
    this.security = here.ports().security();
    this.metrics = here.ports().metrics();
    this.listener = here.ports().listener();
    this.tombstones = new Tombstones(here.limits().maxTombstones());
    this.checkPauses = new Pauses(settings.expirationCheckInterval());
    this.sweepPauses = new Pauses(settings.sweepInterval());
  }

  /** The rows, for reading. */
  MembershipTable table() {
    return table;
  }

  /** What an alive message of {@code author}, verified or not, would change. */
  Standing standing(PkiId author, PeerTime time, Envelope envelope) {
    Optional<MemberEntry> known = table.find(author);
    if (known.isPresent()) {
      return standingBeside(known.get(), time, envelope);
    }
    return tombstones.refuses(author, time) ? Standing.STALE : Standing.NEWS;
  }

  private Standing standingBeside(MemberEntry known, PeerTime time, Envelope envelope) {
    if (time.isAfter(known.time())) {
      return Standing.NEWS;
    }
    if (!known.envelope().key().equals(envelope.key())) {
      return Standing.STALE;
    }
    boolean completes =
        policy.isOwn(known.org()) && !known.hasSecret() && envelope.secret().isPresent();
    return completes ? Standing.COMPLETES : Standing.KNOWN;
  }

  /** Takes a verified alive message that came from its author, by whatever way (discovery §6). */
  Outcome hear(AliveNews news, Now now) {
    return switch (standing(news.author(), news.time(), news.envelope())) {
      case KNOWN, STALE -> Outcome.NOTHING;
      case COMPLETES -> complete(news);
      case NEWS ->
          table
              .find(news.author())
              .map(known -> update(known, news, now))
              .orElseGet(() -> learn(news, now));
    };
  }

  private Outcome complete(AliveNews news) {
    table.find(news.author()).ifPresent(known -> table.replace(known.completedBy(news)));
    return Outcome.CHANGED;
  }

  private Outcome update(MemberEntry known, AliveNews news, Now now) {
    boolean wasAlive = table.isAlive(known.pkiId());
    MemberEntry next = known.after(news, now.elapsedNanos());
    table.putAlive(next);
    if (wasAlive) {
      return Outcome.CHANGED;
    }
    announceAlive(next, AliveCause.RESURRECTED, now);
    return Outcome.GREW;
  }

  private Outcome learn(AliveNews news, Now now) {
    if (isFull(news) && !displace(news, now)) {
      return Outcome.FULL;
    }
    MemberEntry entry = MemberEntry.of(news, now.elapsedNanos(), false);
    tombstones.lift(entry.pkiId());
    table.putAlive(entry);
    announceAlive(entry, AliveCause.LEARNED, now);
    return Outcome.GREW;
  }

  /** Takes a verified alive message of a member that somebody else thinks dead (discovery §5.4). */
  Outcome hearOfDead(AliveNews news, Now now) {
    if (table.find(news.author()).isPresent() || tombstones.refuses(news.author(), news.time())) {
      return Outcome.NOTHING;
    }
    if (isFull(news) || table.reported() >= settings.limits().maxReportedDead()) {
      return Outcome.FULL;
    }
    MemberEntry entry = MemberEntry.of(news, now.elapsedNanos(), true);
    tombstones.lift(entry.pkiId());
    table.putDead(entry);
    announceDead(entry, DeathCause.REPORTED, now);
    return Outcome.CHANGED;
  }

  private boolean isFull(AliveNews news) {
    return table.size(news.org()) >= settings.limits().maxMembersPerOrg();
  }

  private boolean displace(AliveNews news, Now now) {
    Optional<MemberEntry> victim = table.longestDead(news.org(), entry -> !retention.keeps(entry));
    victim.ifPresent(entry -> forget(entry, ForgetCause.DISPLACED, now));
    return victim.isPresent();
  }

  /**
   * The message that stands for {@code author}, to be relayed: given once, and only to who brings a
   * copy of it. It was verified, whatever the copy may carry beside the signed bytes.
   */
  Optional<Envelope> claimRelay(PkiId author, Envelope.Key copy) {
    Optional<MemberEntry> entry =
        table.find(author).filter(known -> !known.relayed() && known.envelope().key().equals(copy));
    entry.ifPresent(table::relayed);
    return entry.map(MemberEntry::envelope);
  }

  /**
   * Declares those dead that were silent for longer than the expiration timeout (discovery §11);
   * nobody if this node itself stood still, for then it is the one that did not listen.
   */
  void buryTheSilent(Now now) {
    if (checkPauses.isLate(now)) {
      return;
    }
    List<MemberEntry> silent =
        table.alive().stream()
            .filter(entry -> isOlder(entry, settings.aliveExpirationTimeout(), now))
            .toList();
    silent.forEach(entry -> bury(entry, DeathCause.SILENT, now));
  }

  /** Declares a member dead that cannot be reached; without effect unless it is alive. */
  void presumedDead(PkiId member, Now now) {
    if (table.isAlive(member)) {
      table.find(member).ifPresent(entry -> bury(entry, DeathCause.UNREACHABLE, now));
    }
  }

  private void bury(MemberEntry entry, DeathCause cause, Now now) {
    table.putDead(entry);
    comm.disconnect(entry.pkiId(), "the member is dead: " + cause, now);
    announceDead(entry, cause, now);
  }

  /**
   * Forgets the members and tombstones whose time has come (discovery §8). The identities of those
   * that are kept count as used, for without its identity a member is forgotten as well. Nobody is
   * forgotten if this node itself stood still.
   */
  void sweep(Now now) {
    if (sweepPauses.isLate(now)) {
      return;
    }
    Duration memory = settings.memoryOfSilent();
    List<MemberEntry> aged =
        Stream.concat(table.alive().stream(), table.dead().stream())
            .filter(entry -> isOlder(entry, entry.reported() ? memory.dividedBy(2) : memory, now))
            .toList();
    for (MemberEntry entry : aged) {
      if (retention.keeps(entry)) {
        security.identityOf(entry.pkiId(), now);
      } else {
        forget(entry, ForgetCause.EXPIRED, now);
      }
    }
    tombstones.sweep(memory.multipliedBy(2), now.elapsedNanos());
  }

  /**
   * Forgets a member whose identity is gone (discovery §8); an equal or older message does not
   * bring it back.
   */
  void purge(PkiId member, Now now) {
    table.find(member).ifPresent(entry -> forget(entry, ForgetCause.IDENTITY_PURGED, now));
  }

  private void forget(MemberEntry entry, ForgetCause cause, Now now) {
    table.remove(entry.pkiId());
    tombstones.lay(entry);
    metrics.on(new GossipEvent.MemberForgotten(entry.pkiId(), cause));
    listener.forgotten(entry.pkiId(), now);
    listener.membersChanged(now);
  }

  private void announceAlive(MemberEntry entry, AliveCause cause, Now now) {
    metrics.on(
        new GossipEvent.MemberAlive(entry.pkiId(), entry.member().preferredEndpoint(), cause));
    listener.membersChanged(now);
  }

  private void announceDead(MemberEntry entry, DeathCause cause, Now now) {
    metrics.on(
        new GossipEvent.MemberDead(entry.pkiId(), entry.member().preferredEndpoint(), cause));
    listener.membersChanged(now);
  }

  /** How full the tables are. A silent member may be remembered twice as long as usual, no more. */
  List<Fill> fills(Now now) {
    DiscoveryLimits limits = settings.limits();
    long longestSilent =
        table.dead().stream()
            .filter(entry -> !retention.keeps(entry))
            .mapToLong(entry -> now.since(entry.heardNanos()).toMillis())
            .max()
            .orElse(0);
    return List.of(
        new Fill("members of an organization", table.largest(), limits.maxMembersPerOrg()),
        new Fill("reported dead", table.reported(), limits.maxReportedDead()),
        new Fill("tombstones", tombstones.size(), limits.maxTombstones()),
        new Fill(
            "silence of a dead member in ms",
            longestSilent,
            settings.memoryOfSilent().multipliedBy(2).toMillis()));
  }

  private static boolean isOlder(MemberEntry entry, Duration age, Now now) {
    return now.since(entry.heardNanos()).compareTo(age) > 0;
  }
}
