// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each has of a common room, so that nobody crowds the others out: whoever has something
 * there already takes more only if it leaves free as much as it has. Whoever has nothing there is
 * always let in, so the room holds at the most one thing of each beyond its size: who keeps the
 * things sets a bound to that.
 *
 * <p>Owned by one store or queue. It keeps an entry for each who has something in the room.
 *
 * @param <K> who shares the room
 */
public final class FairShares<K> {

  private record Share(int entries, long bytes) {
    static final Share NONE = new Share(0, 0);

    Share plus(int more, long weight) {
      return new Share(entries + more, bytes + weight);
    }
  }

  private final Map<K, Share> shares = new LinkedHashMap<>();
  private final int maxEntries;
  private final long maxBytes;
  private Share all = Share.NONE;

  /** An empty room for so many entries and bytes. */
  public FairShares(int maxEntries, long maxBytes) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /**
   * Whether {@code owner} may have so much more.
   *
   * @param entries 1, or 0 if something is replaced
   * @param bytes what it weighs, less the weight of what is replaced
   */
  public boolean leavesRoom(K owner, int entries, long bytes) {
    Share share = shares.getOrDefault(owner, Share.NONE).plus(entries, bytes);
    return share.entries() <= 1
        || (entries == 0 && bytes <= 0)
        || (share.entries() <= maxEntries - all.entries()
            && share.bytes() <= maxBytes - all.bytes());
  }

  /** Something of {@code owner} was put in. */
  public void add(K owner, int bytes) {
    account(owner, 1, bytes);
  }

  /** Something of {@code owner} was taken out. */
  public void remove(K owner, int bytes) {
    account(owner, -1, -bytes);
  }

  private void account(K owner, int entries, int bytes) {
    all = all.plus(entries, bytes);
    Share share = shares.getOrDefault(owner, Share.NONE).plus(entries, bytes);
    if (share.entries() == 0) {
      shares.remove(owner);
    } else {
      shares.put(owner, share);
    }
  }
}
