// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.crypto;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Remembers what was looked up last, up to a number of entries: a young and an old generation, each
 * of half that number. When the young one is full it becomes the old one, and what was not used
 * since is forgotten.
 *
 * <p>Thread-safe, without locks of its own; threads that race may overshoot the bound by as many
 * entries as there are threads, and may compute the same value twice.
 */
final class BoundedCache<K, V> {

  private final int halfSize;
  private final AtomicReference<Generations<K, V>> generations =
      new AtomicReference<>(new Generations<>(new ConcurrentHashMap<>(), Map.of()));

  private record Generations<K, V>(Map<K, V> young, Map<K, V> old) {}

  /** A cache of at most {@code maxEntries}, at least two. */
  BoundedCache(int maxEntries) {
    this.halfSize = Math.max(1, maxEntries / 2);
  }

  /** What was put under {@code key}, if it is still remembered. */
  Optional<V> get(K key) {
    Generations<K, V> current = generations.get();
    V young = current.young().get(key);
    if (young != null) {
      return Optional.of(young);
    }
    Optional<V> old = Optional.ofNullable(current.old().get(key));
    old.ifPresent(value -> put(key, value));
    return old;
  }

  /** Remembers {@code value}. */
  void put(K key, V value) {
    Generations<K, V> current = generations.get();
    if (current.young().size() >= halfSize) {
      Generations<K, V> next = new Generations<>(new ConcurrentHashMap<>(), current.young());
      generations.compareAndSet(current, next);
      current = generations.get();
    }
    current.young().put(key, value);
  }

  /** How many entries are remembered, twice remembered ones counted twice. */
  int size() {
    Generations<K, V> current = generations.get();
    return current.young().size() + current.old().size();
  }
}
