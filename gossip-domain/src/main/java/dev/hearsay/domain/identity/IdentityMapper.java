// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.event.GossipEvent.PurgeCause;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCryptoService.IdentityVerdict;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose identities are known (identities §8).
 *
 * <p>Owned by the node loop; created with the node's own identity. It holds only {@link
 * ValidatedIdentity}: whoever made that has judged it, so nothing is validated here and an identity
 * that is known already costs a look-up (pitfalls A.1.19).
 *
 * <p>An identity goes when its certificate ends, when nobody asked for it for the usage threshold,
 * when it is purged, or when the table is full and it is the least recently used. The own one is
 * exempt from disuse and displacement. The listener hears of each removal after it is complete
 * (pitfalls A.1.16).
 *
 * <p>Certificates end by the wall clock, which may jump: a timer is set for the next end, and each
 * sweep looks again.
 */
public final class IdentityMapper {

  /** Fabric forgets an identity when its certificate has been over for this time. */
  private static final Duration AFTER_EXPIRY = Duration.ofMillis(1);

  private final IdentitySettings settings;
  private final ValidatedIdentity self;
  private final Scheduler<IdentityTimer> timers;
  private final GossipMetrics metrics;
  private final IdentityListener listener;
  private final IdentityTable table;
  private Instant armedFor = Instant.MAX;
  private long armedNumber;
  private boolean stopped;

  /** A mapper that knows {@code self} only. */
  public IdentityMapper(
      IdentitySettings settings,
      ValidatedIdentity self,
      Scheduler<IdentityTimer> timers,
      GossipMetrics metrics,
      IdentityListener listener) {
    this.settings = settings;
    this.self = self;
    this.timers = timers;
    this.metrics = metrics;
    this.listener = listener;
    this.table = new IdentityTable(self);
  }

  /** Begins to look for identities that are unused or expired. */
  public void start(Now now) {
    timers.schedule(settings.sweepInterval(), new IdentityTimer.Sweep());
    armForNextExpiry(now);
  }

  /**
   * Ends the look-out; timers that come later are ignored (pitfalls A.1.17). What is stored stays
   * readable.
   */
  public void stop() {
    stopped = true;
  }

  /** This node's own identity, stored or not. */
  public ValidatedIdentity self() {
    return self;
  }

  /**
   * Stores an identity. What is stored under the same PKI-ID stays as it is, and is not used by
   * this.
   *
   * @return whether the identity is stored now; if not, the refusal was reported
   */
  public boolean put(ValidatedIdentity identity, Now now) {
    if (identity.isExpiredAt(now.wall())) {
      return refuse(
          identity, Rejection.EXPIRED_IDENTITY, "certificate ended at " + identity.expiresAt());
    }
    if (table.contains(identity.pkiId())) {
      return true;
    }
    if (identity.identity().serialized().length() > settings.maxIdentityBytes()) {
      return refuse(identity, Rejection.OVERSIZED_MESSAGE, "identity larger than the limit");
    }
    table.put(identity.compact(), now.elapsedNanos());
    metrics.on(new GossipEvent.IdentityLearned(identity.pkiId(), identity.org()));
    displaceSurplus(now);
    armForNextExpiry(now);
    return true;
  }

  /** The identity of a peer; this counts as use. */
  public Optional<ValidatedIdentity> get(PkiId peer, Now now) {
    return table.use(peer, now.elapsedNanos());
  }

  /** The identity of a peer, without counting as use. */
  public Optional<ValidatedIdentity> peek(PkiId peer) {
    return table.peek(peer);
  }

  /** The organization of a peer whose identity is stored; this counts as use. */
  public Optional<OrgId> orgOf(PkiId peer, Now now) {
    return get(peer, now).map(ValidatedIdentity::org);
  }

  /**
   * All stored identities, this node's own included, in an order that is the same in every run. The
   * same list until one comes or goes.
   */
  public List<ValidatedIdentity> all() {
    return table.all();
  }

  /**
   * Drops what is unused and returns the identities that satisfy {@code suspected}, which count as
   * used by this. They are to be validated again off the loop; the answers go to {@link
   * #revalidated}.
   */
  public List<ValidatedIdentity> suspects(Predicate<ValidatedIdentity> suspected, Now now) {
    dropUnused(now);
    List<ValidatedIdentity> found = table.all().stream().filter(suspected).toList();
    found.forEach(identity -> table.use(identity.pkiId(), now.elapsedNanos()));
    return found;
  }

  /**
   * The new judgement on a suspect. An identity that went meanwhile stays gone.
   *
   * @param judged as {@link #suspects} returned it
   */
  public void revalidated(ValidatedIdentity judged, IdentityVerdict verdict, Now now) {
    if (table.peek(judged.pkiId()).filter(judged::equals).isEmpty()) {
      return;
    }
    switch (verdict) {
      case IdentityVerdict.Valid valid -> replace(judged, valid.identity(), now);
      case IdentityVerdict.Refused refused -> {
        refuse(judged, refused.reason(), refused.detail());
        purge(judged.pkiId(), PurgeCause.SUSPECTED, now);
      }
    }
  }

  /** Removes an identity, if it is stored, for the given reason. */
  public void purge(PkiId peer, PurgeCause cause, Now now) {
    if (table.remove(peer)) {
      metrics.on(new GossipEvent.IdentityPurged(peer, cause));
      listener.purged(peer, cause, now);
    }
  }

  /** A timer came back. */
  public void timer(IdentityTimer timer, Now now) {
    if (stopped) {
      return;
    }
    switch (timer) {
      case IdentityTimer.Sweep sweep -> {
        timers.schedule(settings.sweepInterval(), sweep);
        dropUnused(now);
        dropExpired(now);
      }
      case IdentityTimer.NextExpiry(long number) -> {
        if (number == armedNumber) {
          dropExpired(now);
        }
      }
    }
  }

  private void replace(ValidatedIdentity old, ValidatedIdentity fresh, Now now) {
    if (!fresh.pkiId().equals(old.pkiId())) {
      throw new IllegalStateException(
          "identity of " + old.pkiId() + " was judged to be that of " + fresh.pkiId());
    }
    table.replace(fresh.compact());
    dropExpired(now);
  }

  private void displaceSurplus(Now now) {
    while (table.others() > settings.maxIdentities()
        || table.otherBytes() > settings.maxTotalBytes()) {
      table.leastRecentlyUsed().ifPresent(surplus -> purge(surplus, PurgeCause.DISPLACED, now));
    }
  }

  private void dropUnused(Now now) {
    long threshold = now.elapsedNanos() - settings.usageThreshold().toNanos();
    table.unusedSince(threshold).forEach(peer -> purge(peer, PurgeCause.UNUSED, now));
  }

  private void dropExpired(Now now) {
    table.expiredAt(now.wall()).forEach(peer -> purge(peer, PurgeCause.EXPIRED, now));
    armedFor = Instant.MAX;
    armForNextExpiry(now);
  }

  /** Sets a timer for the next end of a certificate if no sweep comes before. */
  private void armForNextExpiry(Now now) {
    Instant next = table.nextExpiry();
    if (stopped
        || !next.isBefore(armedFor)
        || next.isAfter(now.wall().plus(settings.sweepInterval()))) {
      return;
    }
    armedFor = next;
    armedNumber++;
    timers.schedule(
        Duration.between(now.wall(), next).plus(AFTER_EXPIRY),
        new IdentityTimer.NextExpiry(armedNumber));
  }

  private boolean refuse(ValidatedIdentity identity, Rejection reason, String detail) {
    metrics.on(new GossipEvent.Rejected(reason, identity.pkiId().toString(), detail));
    return false;
  }

  /** How full the table is. */
  public List<Fill> fills() {
    return List.of(
        new Fill("identities", table.others(), settings.maxIdentities()),
        new Fill("bytes of identities", table.otherBytes(), settings.maxTotalBytes()));
  }
}
