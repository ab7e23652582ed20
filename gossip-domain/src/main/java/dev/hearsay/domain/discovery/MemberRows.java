// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PkiId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one half of the {@link MembershipTable}, in the order of their PKI-IDs.
 *
 * <p>A heartbeat replaces a row without moving others, and comes far more often than a row comes or
 * goes: so rows stand in a list beside an index, and what others see of them is copied from a list
 * that is kept, not gathered.
 */
final class MemberRows {

  /** For look-ups only: never iterated. */
  private final Map<PkiId, MemberEntry> index = new HashMap<>();

  private final List<MemberEntry> entries = new ArrayList<>();
  private final List<NetworkMember> members = new ArrayList<>();
  private List<NetworkMember> seen = List.of();
  private boolean current = true;

  @Nullable MemberEntry find(PkiId member) {
    return index.get(member);
  }

  int size() {
    return entries.size();
  }

  /** All rows, as they change. */
  List<MemberEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** What others may see of the rows; the same list until something of it changes. */
  List<NetworkMember> members() {
    if (!current) {
      seen = List.copyOf(members);
      current = true;
    }
    return seen;
  }

  /** Puts a row in; the one that stood in its place, if any. */
  @Nullable MemberEntry put(MemberEntry entry) {
    int place = placeOf(entry.pkiId());
    MemberEntry former = index.put(entry.pkiId(), entry);
    if (former == null) {
      entries.add(-place - 1, entry);
      members.add(-place - 1, entry.member());
      current = false;
      return null;
    }
    entries.set(place, entry);
    current &= isSame(members.set(place, entry.member()), entry.member());
    return former;
  }

  @SuppressWarnings("ReferenceEquality") // whoever changes a member makes a new one
  private static boolean isSame(NetworkMember one, NetworkMember other) {
    return one == other;
  }

  /** Takes a row out; what stood there, if anything. */
  @Nullable MemberEntry remove(PkiId member) {
    MemberEntry former = index.remove(member);
    if (former != null) {
      int place = placeOf(member);
      entries.remove(place);
      members.remove(place);
      current = false;
    }
    return former;
  }

  /** Where a member stands; where it would stand, as {@code -place - 1}, if it does not. */
  private int placeOf(PkiId member) {
    int from = 0;
    int to = entries.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      int order = entries.get(middle).pkiId().compareTo(member);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        from = middle + 1;
      } else {
        to = middle - 1;
      }
    }
    return -from - 1;
  }
}
