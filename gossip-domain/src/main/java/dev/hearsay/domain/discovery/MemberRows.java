// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PkiId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
  private final Map<PkiId, Row> index = new HashMap<>();

  private final List<Row> rows = new ArrayList<>();
  private final List<MemberEntry> entries = new ArrayList<>();
  private final List<NetworkMember> members = new ArrayList<>();
  private List<NetworkMember> seen = List.of();
  private boolean current = true;

  /** Who stands where. */
  private static final class Row {
    private MemberEntry entry;
    private int place;

    Row(MemberEntry entry) {
      this.entry = entry;
    }

    PkiId member() {
      return entry.pkiId();
    }
  }

  @Nullable MemberEntry find(PkiId member) {
    Row row = index.get(member);
    return row == null ? null : row.entry;
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
    Row row = index.get(entry.pkiId());
    if (row == null) {
      insert(entry);
      return null;
    }
    current &= isSame(members.set(row.place, entry.member()), entry.member());
    row.entry = entry;
    return entries.set(row.place, entry);
  }

  @SuppressWarnings("ReferenceEquality") // whoever changes a member makes a new one
  private static boolean isSame(NetworkMember one, NetworkMember other) {
    return one == other;
  }

  private void insert(MemberEntry entry) {
    Row row = new Row(entry);
    int place = -Collections.binarySearch(rows, row, Comparator.comparing(Row::member)) - 1;
    index.put(row.member(), row);
    rows.add(place, row);
    entries.add(place, entry);
    members.add(place, entry.member());
    changedFrom(place);
  }

  /** Takes a row out; what stood there, if anything. */
  @Nullable MemberEntry remove(PkiId member) {
    Row row = index.remove(member);
    if (row == null) {
      return null;
    }
    rows.remove(row.place);
    members.remove(row.place);
    MemberEntry former = entries.remove(row.place);
    changedFrom(row.place);
    return former;
  }

  /** Rows came or went: those behind them have moved. */
  private void changedFrom(int first) {
    current = false;
    for (int place = first; place < rows.size(); place++) {
      rows.get(place).place = place;
    }
  }
}
