// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The identities in the order of their last use, with an index of their ends. This node's own one
 * is never unused.
 */
final class IdentityTable {

  /** An identity with the elapsed time of its last use. */
  private record Entry(ValidatedIdentity identity, long usedNanos) {}

  /** The end of a certificate. */
  private record Expiry(Instant at, PkiId peer) implements Comparable<Expiry> {
    @Override
    public int compareTo(Expiry other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : peer.compareTo(other.peer);
    }
  }

  private final PkiId self;
  private final LinkedHashMap<PkiId, Entry> byUse = new LinkedHashMap<>();
  private final TreeSet<Expiry> ends = new TreeSet<>();
  private long otherBytes;
  private @Nullable List<ValidatedIdentity> listed;

  IdentityTable(ValidatedIdentity own) {
    self = own.pkiId();
    put(own, 0);
  }

  boolean contains(PkiId peer) {
    return byUse.containsKey(peer);
  }

  void put(ValidatedIdentity identity, long nowNanos) {
    listed = null;
    byUse.putLast(identity.pkiId(), new Entry(identity, nowNanos));
    ends.add(new Expiry(identity.expiresAt(), identity.pkiId()));
    otherBytes += weight(identity);
  }

  /** Puts another judgement in the place of the former one. */
  void replace(ValidatedIdentity identity) {
    Entry old = byUse.get(identity.pkiId());
    if (old != null) {
      listed = null;
      forget(old.identity());
      byUse.put(identity.pkiId(), new Entry(identity, old.usedNanos()));
      ends.add(new Expiry(identity.expiresAt(), identity.pkiId()));
      otherBytes += weight(identity);
    }
  }

  Optional<ValidatedIdentity> use(PkiId peer, long nowNanos) {
    Entry entry = byUse.get(peer);
    if (entry == null) {
      return Optional.empty();
    }
    byUse.putLast(peer, new Entry(entry.identity(), nowNanos));
    return Optional.of(entry.identity());
  }

  Optional<ValidatedIdentity> peek(PkiId peer) {
    return Optional.ofNullable(byUse.get(peer)).map(Entry::identity);
  }

  boolean remove(PkiId peer) {
    Entry entry = byUse.remove(peer);
    if (entry == null) {
      return false;
    }
    listed = null;
    forget(entry.identity());
    return true;
  }

  /** All identities; the same list until one comes or goes. */
  List<ValidatedIdentity> all() {
    List<ValidatedIdentity> known = listed;
    if (known == null) {
      known = byUse.values().stream().map(Entry::identity).toList();
      listed = known;
    }
    return known;
  }

  int others() {
    return byUse.containsKey(self) ? byUse.size() - 1 : byUse.size();
  }

  long otherBytes() {
    return otherBytes;
  }

  Optional<PkiId> leastRecentlyUsed() {
    return byUse.keySet().stream().filter(peer -> !peer.equals(self)).findFirst();
  }

  /** The peers, this node apart, that were last used before {@code nanos}. */
  List<PkiId> unusedSince(long nanos) {
    List<PkiId> unused = new ArrayList<>();
    for (Map.Entry<PkiId, Entry> entry : byUse.entrySet()) {
      if (entry.getKey().equals(self)) {
        continue;
      }
      if (entry.getValue().usedNanos() - nanos >= 0) {
        break;
      }
      unused.add(entry.getKey());
    }
    return unused;
  }

  /** The peers whose certificates have ended, the earliest first. */
  List<PkiId> expiredAt(Instant wall) {
    List<PkiId> expired = new ArrayList<>();
    for (Expiry end : ends) {
      if (!wall.isAfter(end.at())) {
        break;
      }
      expired.add(end.peer());
    }
    return expired;
  }

  /** When the next certificate ends; {@link Instant#MAX} if none does. */
  Instant nextExpiry() {
    return ends.isEmpty() ? Instant.MAX : ends.first().at();
  }

  private void forget(ValidatedIdentity identity) {
    ends.remove(new Expiry(identity.expiresAt(), identity.pkiId()));
    otherBytes -= weight(identity);
  }

  private int weight(ValidatedIdentity identity) {
    return identity.pkiId().equals(self) ? 0 : identity.identity().serialized().length();
  }
}
