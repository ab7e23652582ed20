// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.pull;

import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The hellos that were answered a moment ago: each entitles its sender, and nobody else, to a few
 * requests (dissemination §6.2, pitfalls A.5.9).
 */
final class HelloTable {

  /** Whether a request is covered by a hello. */
  enum Cover {
    /** It is. */
    COVERED,
    /** There was no such hello, or it is too long ago. */
    NONE,
    /** The hello was used too often. */
    USED_UP
  }

  private record Key(PkiId peer, long nonce) {}

  private record Hello(long atNanos, int requests) {}

  private final Duration memory;
  private final PullLimits limits;
  private final LinkedHashMap<Key, Hello> byAge = new LinkedHashMap<>();
  private final Map<PkiId, Integer> perPeer = new HashMap<>();

  HelloTable(Duration memory, PullLimits limits) {
    this.memory = memory;
    this.limits = limits;
  }

  /** Remembers a hello unless there are too many. */
  boolean remember(PkiId peer, long nonce, Now now) {
    forgetOld(now);
    Key key = new Key(peer, nonce);
    forget(key);
    if (byAge.size() >= limits.maxHellos()
        || perPeer.getOrDefault(peer, 0) >= limits.maxHellosPerPeer()) {
      return false;
    }
    byAge.put(key, new Hello(now.elapsedNanos(), 0));
    perPeer.merge(peer, 1, Integer::sum);
    return true;
  }

  /** Counts a request against the hello that it refers to. */
  Cover use(PkiId peer, long nonce, Now now) {
    forgetOld(now);
    Key key = new Key(peer, nonce);
    Hello hello = byAge.get(key);
    if (hello == null) {
      return Cover.NONE;
    }
    if (hello.requests() >= limits.maxRequestsPerHello()) {
      return Cover.USED_UP;
    }
    byAge.put(key, new Hello(hello.atNanos(), hello.requests() + 1));
    return Cover.COVERED;
  }

  int size() {
    return byAge.size();
  }

  private void forgetOld(Now now) {
    Map.Entry<Key, Hello> oldest = byAge.firstEntry();
    while (oldest != null && now.hasPassed(memory, oldest.getValue().atNanos())) {
      forget(oldest.getKey());
      oldest = byAge.firstEntry();
    }
  }

  private void forget(Key key) {
    if (byAge.remove(key) != null) {
      perPeer.computeIfPresent(key.peer(), (peer, count) -> count > 1 ? count - 1 : null);
    }
  }
}
