// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.time.Now;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages whose acknowledgement is awaited, by nonce and by the peer that was asked: nobody else
 * can answer in its place (wire §10). Each ends exactly once. Bounded in number.
 */
final class AckWaiters {

  private record Key(long nonce, PkiId peer) {}

  private final ConnectionListener listener;
  private final int limit;
  private final Map<Key, Long> tokens = new LinkedHashMap<>();

  AckWaiters(ConnectionListener listener, int limit) {
    this.listener = listener;
    this.limit = limit;
  }

  boolean isFull() {
    return tokens.size() >= limit;
  }

  Fill fill() {
    return new Fill("awaited acknowledgements", tokens.size(), limit);
  }

  boolean contains(long nonce, PkiId peer) {
    return tokens.containsKey(new Key(nonce, peer));
  }

  /** Waits from now on. */
  void add(long nonce, PkiId peer, long token) {
    tokens.put(new Key(nonce, peer), token);
  }

  /**
   * Ends a wait. One that has ended already, or never began, is passed over in silence: late
   * answers are no offence.
   *
   * @param error empty for success
   */
  void end(long nonce, PkiId peer, String error, Now now) {
    Long token = tokens.remove(new Key(nonce, peer));
    if (token != null) {
      listener.acknowledged(token, peer, error, now);
    }
  }

  /** Ends all waits for a peer. */
  void endAll(PkiId peer, String error, Now now) {
    List.copyOf(tokens.keySet()).stream()
        .filter(key -> key.peer().equals(peer))
        .forEach(key -> end(key.nonce(), key.peer(), error, now));
  }

  /** Ends all waits. */
  void endAll(String error, Now now) {
    List.copyOf(tokens.keySet()).forEach(key -> end(key.nonce(), key.peer(), error, now));
  }
}
