// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The members that are known, each either alive or dead (discovery §1). The node itself never
 * stands here.
 *
 * <p>Owned by {@link Membership}, which decides; this class only keeps the rows, their indexes and
 * counts together. Rows are listed in the order of their PKI-IDs.
 */
final class MembershipTable {

  private final SortedMap<PkiId, MemberEntry> alive = new TreeMap<>();
  private final SortedMap<PkiId, MemberEntry> dead = new TreeMap<>();
  private final Map<OrgId, Integer> sizes = new TreeMap<>();

  /** For look-ups only: never iterated. */
  private final Map<Envelope.Key, PkiId> authors = new HashMap<>();

  private int reported;
  private long version;
  private long listedVersion = -1;
  private List<NetworkMember> livingMembers = List.of();
  private List<NetworkMember> deadMembers = List.of();

  /** The row of a member, alive or dead. */
  Optional<MemberEntry> find(PkiId member) {
    return Optional.ofNullable(alive.get(member)).or(() -> Optional.ofNullable(dead.get(member)));
  }

  /** The row whose newest alive message has these signed bytes. */
  Optional<MemberEntry> find(Envelope.Key message) {
    return Optional.ofNullable(authors.get(message)).flatMap(this::find);
  }

  boolean isAlive(PkiId member) {
    return alive.containsKey(member);
  }

  /** The living. */
  Collection<MemberEntry> alive() {
    return Collections.unmodifiableCollection(alive.values());
  }

  /** The dead. */
  Collection<MemberEntry> dead() {
    return Collections.unmodifiableCollection(dead.values());
  }

  /** The living as others may see them; the same list until something changes. */
  List<NetworkMember> livingMembers() {
    list();
    return livingMembers;
  }

  /** The dead as others may see them; the same list until something changes. */
  List<NetworkMember> deadMembers() {
    list();
    return deadMembers;
  }

  private void list() {
    if (listedVersion != version) {
      livingMembers = alive.values().stream().map(MemberEntry::member).toList();
      deadMembers = dead.values().stream().map(MemberEntry::member).toList();
      listedVersion = version;
    }
  }

  /** How many members of {@code org} stand here, alive and dead. */
  int size(OrgId org) {
    return sizes.getOrDefault(org, 0);
  }

  /** How many members stand here. */
  int size() {
    return alive.size() + dead.size();
  }

  /** How many of the dead are known by the word of others only. */
  int reported() {
    return reported;
  }

  /** Grows whenever something changes that others can see. */
  long version() {
    return version;
  }

  /**
   * The member of {@code org} that has been silent for longest, among the dead that satisfy {@code
   * expendable}.
   */
  Optional<MemberEntry> longestDead(OrgId org, Predicate<MemberEntry> expendable) {
    return dead.values().stream()
        .filter(entry -> entry.org().equals(org))
        .filter(expendable)
        .min(Comparator.comparingLong(MemberEntry::heardNanos));
  }

  /** Lists a member as alive, wherever it stood before. */
  void putAlive(MemberEntry entry) {
    remove(entry.pkiId());
    add(alive, entry);
  }

  /** Lists a member as dead, wherever it stood before. */
  void putDead(MemberEntry entry) {
    remove(entry.pkiId());
    add(dead, entry);
  }

  /** Replaces the row of a member that stands here, without moving it. */
  void replace(MemberEntry entry) {
    if (isAlive(entry.pkiId())) {
      putAlive(entry);
    } else {
      putDead(entry);
    }
  }

  /** Takes a member out; without effect if it does not stand here. */
  void remove(PkiId member) {
    List.of(alive, dead).forEach(rows -> removeFrom(rows, member));
  }

  private void removeFrom(SortedMap<PkiId, MemberEntry> rows, PkiId member) {
    MemberEntry gone = rows.remove(member);
    if (gone != null) {
      version++;
      reported -= gone.reported() ? 1 : 0;
      authors.remove(gone.envelope().key());
      sizes.compute(gone.org(), (org, size) -> size == null || size == 1 ? null : size - 1);
    }
  }

  private void add(SortedMap<PkiId, MemberEntry> rows, MemberEntry entry) {
    version++;
    reported += entry.reported() ? 1 : 0;
    rows.put(entry.pkiId(), entry);
    authors.put(entry.envelope().key(), entry.pkiId());
    sizes.merge(entry.org(), 1, Integer::sum);
  }
}
