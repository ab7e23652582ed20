// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is known in one round of asking: who was asked, who has what, and what is still missing.
 *
 * <pre>
 *   MISSING → REQUESTED → ARRIVED → gone (accepted)
 *      ↑__________|__________|
 *        (not brought, or refused: another owner, if there is one)
 * </pre>
 */
final class PullRound {

  /** A peer that was asked in this round, with the nonce that nobody else may use. */
  static final class Asked {
    private final PeerAddress address;
    private final long nonce;

    /** What its next update may bring. */
    private final Set<Bytes> requested = new LinkedHashSet<>();

    private boolean answered;
    private boolean busy;
    private int requests;
    private long askedNanos;

    Asked(PeerAddress address, long nonce) {
      this.address = address;
      this.nonce = nonce;
    }

    PeerAddress address() {
      return address;
    }

    long nonce() {
      return nonce;
    }

    boolean hasAnswered() {
      return answered;
    }

    void markAnswered() {
      answered = true;
    }

    int requestedCount() {
      return requested.size();
    }

    boolean wasRequested(Bytes digest) {
      return requested.contains(digest);
    }

    private void takeRequest(Now now) {
      busy = true;
      requests++;
      askedNanos = now.elapsedNanos();
    }

    /** Whether it was asked last so long ago. */
    boolean wasAskedBefore(Duration age, Now now) {
      return now.hasPassed(age, askedNanos);
    }

    /** One request at a time, so that what an update lacks is known to be lacking. */
    private boolean mayBeAsked(int maxRequests) {
      return !busy && requests < maxRequests;
    }
  }

  private static final class Wanted {
    private final List<Asked> untried = new ArrayList<>();
    private @Nullable Asked requestedFrom;
    private boolean arrived;

    boolean isMissing() {
      return requestedFrom == null && !arrived;
    }

    void makeMissing() {
      requestedFrom = null;
      arrived = false;
    }
  }

  private final long number;
  private final long startedNanos;
  private final LinkedHashMap<Long, Asked> byNonce = new LinkedHashMap<>();
  private final LinkedHashMap<Bytes, Wanted> wanted = new LinkedHashMap<>();

  /** What is missing and was not tried with all who have it. */
  private final SequencedSet<Bytes> assignable = new LinkedHashSet<>();

  private int underWay;

  /** Of what is under way: what has arrived. */
  private int judging;

  private boolean fetching;

  /** Whether something became assignable, or an owner free, since assignments were looked for. */
  private boolean promising;

  PullRound(long number, long startedNanos) {
    this.number = number;
    this.startedNanos = startedNanos;
  }

  long number() {
    return number;
  }

  long startedNanos() {
    return startedNanos;
  }

  boolean isFetching() {
    return fetching;
  }

  void beginFetching() {
    fetching = true;
  }

  void ask(Asked asked) {
    byNonce.put(asked.nonce(), asked);
  }

  /** The peers that were asked, in the order in which they were chosen. */
  List<Asked> asked() {
    return List.copyOf(byNonce.values());
  }

  boolean knowsNonce(long nonce) {
    return byNonce.containsKey(nonce);
  }

  /** The peer that was asked with {@code nonce}, if it is {@code peer}. */
  Optional<Asked> asked(long nonce, PkiId peer) {
    return Optional.ofNullable(byNonce.get(nonce))
        .filter(asked -> asked.address().peer().equals(peer));
  }

  boolean allAnswered() {
    return byNonce.values().stream().allMatch(Asked::hasAnswered);
  }

  boolean wantsNothing() {
    return wanted.isEmpty();
  }

  /** Whether nothing is requested or being judged: all that is wanted is missing. */
  boolean hasNothingUnderWay() {
    return underWay == 0;
  }

  boolean wants(Bytes digest) {
    return wanted.containsKey(digest);
  }

  /** Notes that {@code owner} has a wanted item. */
  void offer(Bytes digest, Asked owner) {
    Wanted item = wanted.computeIfAbsent(digest, d -> new Wanted());
    if (!item.untried.contains(owner)) {
      item.untried.add(owner);
      review(digest, item);
    }
  }

  private void review(Bytes digest, Wanted item) {
    if (item.isMissing() && !item.untried.isEmpty()) {
      assignable.add(digest);
      promising = true;
    } else {
      assignable.remove(digest);
    }
  }

  /**
   * Assigns missing items, in the order in which they were offered, to owners that were not tried
   * with them yet and do not owe an update. Each owner gets its share, so that one that brings
   * nothing keeps none from the others; nobody gets more while much is in judgement.
   *
   * @param pace how much may be asked for
   * @param pick chooses an index into a list of owners
   */
  Map<Asked, List<Bytes>> assignMissing(Pace pace, ToIntFunction<List<Asked>> pick, Now now) {
    Map<Asked, List<Bytes>> requests = new LinkedHashMap<>();
    if (!promising || judging > pace.underWay() / 2) {
      return requests;
    }
    promising = false;
    Map<Asked, Integer> room = roomAtOwners(pace);
    Iterator<Bytes> missing = assignable.iterator();
    while (!room.isEmpty() && missing.hasNext()) {
      Bytes digest = missing.next();
      Wanted item = Objects.requireNonNull(wanted.get(digest));
      List<Asked> free = item.untried.stream().filter(room::containsKey).toList();
      if (!free.isEmpty()) {
        Asked owner = free.get(pick.applyAsInt(free));
        assign(digest, item, owner);
        missing.remove();
        room.computeIfPresent(owner, (o, left) -> left > 1 ? left - 1 : null);
        requests.computeIfAbsent(owner, o -> new ArrayList<>()).add(digest);
      }
    }
    requests.keySet().forEach(owner -> owner.takeRequest(now));
    return requests;
  }

  private Map<Asked, Integer> roomAtOwners(Pace pace) {
    int share = Math.max(1, pace.underWay() / Math.max(1, byNonce.size()));
    Map<Asked, Integer> room = new LinkedHashMap<>();
    for (Asked asked : byNonce.values()) {
      if (asked.mayBeAsked(pace.requests())) {
        room.put(asked, share);
      }
    }
    return room;
  }

  /**
   * How much may be asked for, so that no more comes than can be judged.
   *
   * @param underWay how many items may be on their way at a time; half as many may be in judgement
   *     when more are asked for
   * @param requests how many requests one peer answers in a round
   */
  record Pace(int underWay, int requests) {}

  private void assign(Bytes digest, Wanted item, Asked owner) {
    item.untried.remove(owner);
    item.requestedFrom = owner;
    owner.requested.add(digest);
    underWay++;
  }

  void arrived(Bytes digest) {
    Wanted item = wanted.get(digest);
    if (item != null) {
      underWay += item.isMissing() ? 1 : 0;
      judging += item.arrived ? 0 : 1;
      item.arrived = true;
      assignable.remove(digest);
    }
  }

  void accepted(Bytes digest) {
    Wanted item = wanted.remove(digest);
    assignable.remove(digest);
    underWay -= item == null || item.isMissing() ? 0 : 1;
    judging -= item != null && item.arrived ? 1 : 0;
  }

  void refused(Bytes digest) {
    Wanted item = wanted.get(digest);
    if (item != null) {
      makeMissing(digest, item);
    }
  }

  /**
   * An update of {@code owner} is taken apart: what it was asked for and has not brought is missing
   * again.
   *
   * @param brought whether it brought anything: then the rest did not fit, and it may be asked
   *     again
   */
  void answered(Asked owner, boolean brought) {
    owner.busy = false;
    promising = true;
    for (Bytes digest : owner.requested) {
      Wanted item = wanted.get(digest);
      if (item != null && !item.arrived && item.requestedFrom == owner) {
        if (brought) {
          item.untried.add(owner);
        }
        makeMissing(digest, item);
      }
    }
    owner.requested.clear();
  }

  /** What was asked of somebody silent and has not arrived is missing again if another has it. */
  void giveUpWhereOthersHaveIt(Predicate<Asked> silent) {
    wanted.forEach((digest, item) -> {
      Asked owner = item.requestedFrom;
      if (owner != null && !item.arrived && !item.untried.isEmpty() && silent.test(owner)) {
        makeMissing(digest, item);
      }
    });
  }

  private void makeMissing(Bytes digest, Wanted item) {
    underWay -= item.isMissing() ? 0 : 1;
    judging -= item.arrived ? 1 : 0;
    item.makeMissing();
    review(digest, item);
  }
}
