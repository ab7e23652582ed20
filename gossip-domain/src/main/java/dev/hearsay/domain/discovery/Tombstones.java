// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.discovery;

import dev.hearsay.domain.id.PeerTime;
import dev.hearsay.domain.id.PkiId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last timestamps of members that were forgotten, so that old messages do not bring them back
 * (discovery §8).
 *
 * <p>Together with {@link MembershipTable} this is the seen store of the protocol: what stands in
 * the table refuses old messages there, what has left it refuses them here. A stone stands until
 * its member has been silent for twice the memory of the silent. At the limit the stone that was
 * laid first gives way.
 */
final class Tombstones {

  private record Stone(PeerTime time, long heardNanos) {}

  private final int limit;
  private final Map<PkiId, Stone> stones = new LinkedHashMap<>();

  Tombstones(int limit) {
    this.limit = limit;
  }

  /** Remembers the last timestamp of a member that leaves the table. */
  void lay(MemberEntry gone) {
    lift(gone.pkiId());
    if (stones.size() >= limit) {
      lift(stones.keySet().iterator().next());
    }
    stones.put(gone.pkiId(), new Stone(gone.time(), gone.heardNanos()));
  }

  /** Whether a message of {@code author} with {@code time} is not newer than what was known. */
  boolean refuses(PkiId author, PeerTime time) {
    Stone stone = stones.get(author);
    return stone != null && !time.isAfter(stone.time());
  }

  /** Forgets one: its member is back. */
  void lift(PkiId member) {
    stones.remove(member);
  }

  /** Drops the stones of members that have been silent for longer than {@code standing}. */
  void sweep(Duration standing, long nowNanos) {
    stones.values().removeIf(stone -> nowNanos - stone.heardNanos() > standing.toNanos());
  }

  int size() {
    return stones.size();
  }
}
