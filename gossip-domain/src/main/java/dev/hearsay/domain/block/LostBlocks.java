// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static dev.hearsay.domain.id.BlockNumbers.HIGHEST;
import static dev.hearsay.domain.id.BlockNumbers.higher;
import static dev.hearsay.domain.id.BlockNumbers.lower;

import dev.hearsay.domain.connection.PeerAddress;
import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides that missing blocks will not come any more, so that nobody waits for them for ever: what
 * peers have at hand ends sooner or later, and there is no other way to older blocks here.
 *
 * <p>Only what peers answer counts as evidence, so a node that hears nobody gives up nothing.
 *
 * <ul>
 *   <li>What is below the first block that came here was published before this node joined. It is
 *       given up after a moment, once each peer that is there has listed what it has, as far as
 *       nobody has it.
 *   <li>Whatever else is missing is given up when it has been the lowest gap for as long as blocks
 *       are kept, whoever says to have it: by then all have let go of it, or somebody lies.
 * </ul>
 */
final class LostBlocks {

  private final DeliveredNumbers delivered;
  private final Duration patience;
  private final Duration lifetime;
  private final Map<PkiId, Long> lowestOffers = new LinkedHashMap<>();
  private long first;
  private boolean begun;
  private long gap;
  private long sinceNanos;
  private boolean watching;

  LostBlocks(DeliveredNumbers delivered, BlockSettings settings) {
    this.delivered = delivered;
    this.patience = settings.lossPatience();
    this.lifetime = settings.store().ttl();
  }

  /** A block was delivered. */
  void delivered(long number) {
    if (!begun) {
      begun = true;
      first = number;
    }
  }

  /**
   * A peer has listed all that it has.
   *
   * @param lowest of these the lowest that is not below {@link DeliveredNumbers#height}; the
   *     highest number if there is none
   * @param present the peers that are there
   * @return below which number all that is missing is lost; the height of what was delivered if
   *     nothing is
   */
  long answered(PkiId peer, long lowest, List<PeerAddress> present, Now now) {
    if (!delivered.hasGap()) {
      watching = false;
      return delivered.height();
    }
    watch(now);
    lowestOffers.put(peer, lowest);
    return lostBelow(present, now);
  }

  private void watch(Now now) {
    if (!watching || gap != delivered.height()) {
      watching = true;
      gap = delivered.height();
      sinceNanos = now.elapsedNanos();
      lowestOffers.clear();
    }
  }

  private long lostBelow(List<PeerAddress> present, Now now) {
    long above = delivered.firstAboveGap();
    if (now.hasPassed(lifetime, sinceNanos)) {
      return above;
    }
    List<PkiId> peers = present.stream().map(PeerAddress::peer).toList();
    lowestOffers.keySet().retainAll(peers);
    return now.hasPassed(patience, sinceNanos) && lowestOffers.size() == peers.size()
        ? higher(gap, lower(first, lower(above, lowestOffer())))
        : gap;
  }

  private long lowestOffer() {
    return lowestOffers.values().stream().min(BlockNumbers.ORDER).orElse(HIGHEST);
  }
}
