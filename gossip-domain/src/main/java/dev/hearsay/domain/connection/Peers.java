// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The peers to whom there is a link, or was or should be one.
 *
 * <p>A peer that is quiet is forgotten; one whose dials failed is kept until its back-off has
 * passed, for as long as the memory of it is of use. Bounded by open links, running and waiting
 * dials, and the members whose dials failed lately.
 */
final class Peers {

  private static final int FIRST_SWEEP = 64;

  private final ConnectionSettings settings;
  private final Backlog backlog;
  private final Map<PkiId, Peer> peers = new LinkedHashMap<>();
  private int sweepAt = FIRST_SWEEP;

  Peers(ConnectionSettings settings, Backlog backlog) {
    this.settings = settings;
    this.backlog = backlog;
  }

  Optional<Peer> find(PkiId id) {
    return Optional.ofNullable(peers.get(id));
  }

  /** The peer called {@code id}; a new one if it was not known. */
  Peer obtain(PkiId id, Now now) {
    Peer known = peers.get(id);
    if (known != null) {
      return known;
    }
    sweep(now);
    Peer fresh = new Peer(id, new SendLanes(settings.lanes(), backlog), now);
    peers.put(id, fresh);
    return fresh;
  }

  /** Forgets a peer that is quiet and of whom nothing bad is remembered. */
  void forgetIfQuiet(Peer peer) {
    if (peer.isQuiet() && peer.failures() == 0 && peer.flaps() == 0) {
      peers.remove(peer.id());
    }
  }

  /** All peers, in the order in which they became known. */
  List<Peer> all() {
    return List.copyOf(peers.values());
  }

  /** How many envelopes wait in the longest lane of any peer. */
  int longestLane() {
    int longest = 0;
    for (Peer peer : peers.values()) {
      longest = Math.max(longest, peer.longestLane());
    }
    return longest;
  }

  int size() {
    return peers.size();
  }

  private void sweep(Now now) {
    if (peers.size() < sweepAt) {
      return;
    }
    long memory = settings.dialling().longestBackOff().toNanos();
    peers
        .values()
        .removeIf(peer -> peer.isQuiet() && now.elapsedNanos() - peer.notBeforeNanos() >= memory);
    sweepAt = Math.max(FIRST_SWEEP, 2 * peers.size());
  }
}
