// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks whose check is running, and since when their numbers are in sight.
 *
 * <p>Several copies of one number are checked side by side, for one may be spoilt; but the same
 * bytes only once. Bounded in numbers, in copies of one number and in bytes.
 *
 * <p>Whoever pushes forgeries fills the room with them, but not that of others: one peer pushes one
 * copy of a number at a time, and never takes more than it leaves free. What was asked for has room
 * as long as there is any.
 */
final class BlocksInCheck {

  private record Copy(Envelope envelope, PkiId from, BlockRoute route) {
    static Copy of(BlockOrigin origin) {
      return new Copy(origin.copy(), origin.from(), origin.route());
    }

    boolean isPushed() {
      return route == BlockRoute.PUSHED;
    }

    boolean isPushedBy(PkiId peer) {
      return isPushed() && from.equals(peer);
    }
  }

  private record Sight(long firstNanos, List<Copy> copies) {
    static final Sight NONE = new Sight(0, List.of());

    boolean holds(Envelope bytes) {
      return copies.stream().anyMatch(copy -> copy.envelope().equals(bytes));
    }
  }

  /** What is being checked because one peer pushed it. */
  private record Share(int copies, long bytes) {
    static final Share NONE = new Share(0, 0);
  }

  private final BlockSettings.Checks limits;
  private final Map<Long, Sight> sights = new HashMap<>();
  private final Map<PkiId, Share> shares = new HashMap<>();
  private long bytes;

  BlocksInCheck(BlockSettings.Checks limits) {
    this.limits = limits;
  }

  boolean contains(long number) {
    return sights.containsKey(number);
  }

  /** Takes note of a check that begins now; the reason if it must not. */
  Optional<Rejection> admit(BlockOrigin origin, Now now) {
    Copy copy = Copy.of(origin);
    Sight sight = sights.getOrDefault(origin.number(), Sight.NONE);
    if (sight.holds(copy.envelope())) {
      return Optional.of(Rejection.KNOWN_BLOCK);
    }
    if (!hasRoom(sight, copy) || (copy.isPushed() && !leavesRoom(sight, copy))) {
      return Optional.of(Rejection.OVERLOADED);
    }
    sights
        .computeIfAbsent(origin.number(), n -> new Sight(now.elapsedNanos(), new ArrayList<>(1)))
        .copies()
        .add(copy);
    account(copy, 1);
    return Optional.empty();
  }

  private boolean hasRoom(Sight sight, Copy copy) {
    int copies = sight.copies().size();
    return copies < limits.maxCopies()
        && (copies > 0 || sights.size() < limits.maxNumbers())
        && (bytes == 0 || bytes + copy.envelope().weight() <= limits.maxBytes());
  }

  /** Whether there is as much room left for others as the peer that pushes has taken. */
  private boolean leavesRoom(Sight sight, Copy copy) {
    Share share = shares.getOrDefault(copy.from(), Share.NONE);
    return share.copies() == 0
        || (sight.copies().stream().noneMatch(other -> other.isPushedBy(copy.from()))
            && share.copies() < limits.maxNumbers() - sights.size()
            && share.bytes() + copy.envelope().weight() <= limits.maxBytes() - bytes);
  }

  /**
   * Takes note of the end of a check.
   *
   * @return for how long the number has been in sight; empty if there was no such check
   */
  Optional<Duration> ended(BlockOrigin origin, Now now) {
    Copy copy = Copy.of(origin);
    Sight sight = sights.get(origin.number());
    if (sight == null || !sight.copies().remove(copy)) {
      return Optional.empty();
    }
    account(copy, -1);
    if (sight.copies().isEmpty()) {
      sights.remove(origin.number());
    }
    return Optional.of(now.since(sight.firstNanos()));
  }

  private void account(Copy copy, int sign) {
    long weight = (long) sign * copy.envelope().weight();
    bytes += weight;
    if (copy.isPushed()) {
      Share share = shares.getOrDefault(copy.from(), Share.NONE);
      Share changed = new Share(share.copies() + sign, share.bytes() + weight);
      if (changed.copies() == 0) {
        shares.remove(copy.from());
      } else {
        shares.put(copy.from(), changed);
      }
    }
  }
}
