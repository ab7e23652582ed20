// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Envelope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The members that are known, each either alive or dead (discovery §1). The node itself never
 * stands here.
 *
 * <p>Owned by {@link Membership}, which decides; this class only keeps the rows, their indexes and
 * counts together. Rows are listed in the order of their PKI-IDs.
 */
final class MembershipTable {

  private final MemberRows alive = new MemberRows();
  private final MemberRows dead = new MemberRows();
  private final Map<OrgId, Integer> sizes = new TreeMap<>();

  /** For look-ups only: never iterated. */
  private final Map<Envelope.Key, PkiId> authors = new HashMap<>();

  private int reported;
  private long version;

  /** The row of a member, alive or dead. */
  Optional<MemberEntry> find(PkiId member) {
    MemberEntry living = alive.find(member);
    return Optional.ofNullable(living != null ? living : dead.find(member));
  }

  /** The row whose newest alive message has these signed bytes. */
  Optional<MemberEntry> find(Envelope.Key message) {
    return Optional.ofNullable(authors.get(message)).flatMap(this::find);
  }

  boolean isAlive(PkiId member) {
    return alive.find(member) != null;
  }

  /** The living. */
  List<MemberEntry> alive() {
    return alive.entries();
  }

  /** The dead. */
  List<MemberEntry> dead() {
    return dead.entries();
  }

  /** The living as others may see them; the same list until something changes. */
  List<NetworkMember> livingMembers() {
    return alive.members();
  }

  /** The dead as others may see them; the same list until something changes. */
  List<NetworkMember> deadMembers() {
    return dead.members();
  }

  /** How many members of {@code org} stand here, alive and dead. */
  int size(OrgId org) {
    return sizes.getOrDefault(org, 0);
  }

  /** How many members stand here. */
  int size() {
    return alive.size() + dead.size();
  }

  /** How many members of the largest organization stand here. */
  int largest() {
    return sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
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
    return dead.entries().stream()
        .filter(entry -> entry.org().equals(org))
        .filter(expendable)
        .min(Comparator.comparingLong(MemberEntry::heardNanos));
  }

  /** Lists a member as alive, wherever it stood before. */
  void putAlive(MemberEntry entry) {
    put(entry, alive, dead);
  }

  /** Lists a member as dead, wherever it stood before. */
  void putDead(MemberEntry entry) {
    put(entry, dead, alive);
  }

  private void put(MemberEntry entry, MemberRows rows, MemberRows others) {
    discount(others.remove(entry.pkiId()));
    discount(rows.put(entry));
    version++;
    reported += entry.reported() ? 1 : 0;
    authors.put(entry.envelope().key(), entry.pkiId());
    sizes.merge(entry.org(), 1, Integer::sum);
  }

  /** Replaces the row of a member that stands here, without moving it. */
  void replace(MemberEntry entry) {
    if (isAlive(entry.pkiId())) {
      putAlive(entry);
    } else {
      putDead(entry);
    }
  }

  /** The newest message of a member that stands here is on its way; nothing that others see. */
  void relayed(MemberEntry entry) {
    (isAlive(entry.pkiId()) ? alive : dead).put(entry.asRelayed());
  }

  /** Takes a member out; without effect if it does not stand here. */
  void remove(PkiId member) {
    discount(alive.remove(member));
    discount(dead.remove(member));
  }

  private void discount(@Nullable MemberEntry gone) {
    if (gone != null) {
      version++;
      reported -= gone.reported() ? 1 : 0;
      authors.remove(gone.envelope().key());
      sizes.compute(gone.org(), (org, size) -> size == null || size == 1 ? null : size - 1);
    }
  }
}
