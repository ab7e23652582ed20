// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The messages that stand: at most one about each thing, the newest (dissemination §5).
 *
 * <p>Owned by one room on the node loop. A message is found by its key, so adding takes constant
 * time (pitfalls A.1.9). A message older than the time to live expires: it is not listed, but still
 * stands against older ones, until it is forgotten after twice that time. Whoever owns the store
 * calls {@link #expire} at each {@link MessageStoreSettings#scanInterval()}.
 *
 * <p>The store is bounded in count and bytes. When it is full, expired messages give way, the
 * oldest first; living ones never do.
 *
 * @param <K> what identifies a message
 * @param <M> the messages
 */
public final class MessageStore<K, M> {

  private record Entry<M>(M message, int weight, long addedNanos) {}

  private final MessageStoreSettings settings;
  private final MessageRules<K, M> rules;
  private final MessageStoreListener<M> listener;
  private final LinkedHashMap<K, Entry<M>> living = new LinkedHashMap<>();
  private final LinkedHashMap<K, Entry<M>> expired = new LinkedHashMap<>();
  private long bytes;
  private long expiredBytes;

  /** An empty store. */
  public MessageStore(
      MessageStoreSettings settings, MessageRules<K, M> rules, MessageStoreListener<M> listener) {
    this.settings = settings;
    this.rules = rules;
    this.listener = listener;
  }

  /** Takes a message unless one that stands refuses it or there is no room. */
  public Outcome add(M message, Now now) {
    if (!wouldAccept(message)) {
      return Outcome.REFUSED;
    }
    K key = rules.keyOf(message);
    Entry<M> fresh = new Entry<>(message, rules.weigh(message), now.elapsedNanos());
    if (!couldFit(key, fresh)) {
      return Outcome.FULL;
    }
    Optional<M> superseded = get(key);
    forget(key);
    living.put(key, fresh);
    bytes += fresh.weight();
    sacrificeExpired();
    superseded.ifPresent(listener::superseded);
    return superseded.isPresent() ? Outcome.REPLACED : Outcome.ADDED;
  }

  /**
   * Whether no stored or expired message stands against {@code message}. There may be no room for
   * it all the same.
   */
  public boolean wouldAccept(M message) {
    @Nullable Entry<M> stored = find(rules.keyOf(message));
    return stored == null || rules.supersedes(message, stored.message());
  }

  /** The living message about {@code key}. */
  public Optional<M> get(K key) {
    return Optional.ofNullable(living.get(key)).map(Entry::message);
  }

  /** The living messages, in the order in which they were added. */
  public List<M> live() {
    return living.values().stream().map(Entry::message).toList();
  }

  /** The number of living messages. */
  public int size() {
    return living.size();
  }

  /** The bytes that all messages weigh, expired ones included. */
  public long bytes() {
    return bytes;
  }

  /**
   * Forgets the message about {@code key}, living or expired, and returns it; the listener does not
   * hear of it.
   */
  public Optional<M> remove(K key) {
    Optional<M> removed = Optional.ofNullable(find(key)).map(Entry::message);
    forget(key);
    return removed;
  }

  /** Lets messages expire, and forgets those that did so long ago. */
  public void expire(Now now) {
    if (!settings.expires()) {
      return;
    }
    for (K key : outlived(living, settings.ttl(), now)) {
      Optional.ofNullable(living.remove(key)).ifPresent(entry -> bury(key, entry));
    }
    outlived(expired, settings.ttl().multipliedBy(2), now).forEach(this::forget);
  }

  private void bury(K key, Entry<M> entry) {
    expired.put(key, entry);
    expiredBytes += entry.weight();
    listener.expired(entry.message());
  }

  /** The keys of what is older than {@code age}; entries are in the order of their age. */
  private List<K> outlived(SequencedMap<K, Entry<M>> entries, Duration age, Now now) {
    return entries.entrySet().stream()
        .takeWhile(entry -> now.since(entry.getValue().addedNanos()).compareTo(age) > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  private @Nullable Entry<M> find(K key) {
    Entry<M> entry = living.get(key);
    return entry != null ? entry : expired.get(key);
  }

  private void forget(K key) {
    Entry<M> removed = living.remove(key);
    if (removed != null) {
      bytes -= removed.weight();
      return;
    }
    Entry<M> tombstone = expired.remove(key);
    if (tombstone != null) {
      bytes -= tombstone.weight();
      expiredBytes -= tombstone.weight();
    }
  }

  /**
   * Whether a message fits beside the living ones, in the place of that about {@code key} if there
   * is one.
   */
  private boolean couldFit(K key, Entry<M> fresh) {
    Entry<M> stored = living.get(key);
    int entries = living.size() + (stored == null ? 1 : 0);
    long weight = bytes - expiredBytes + fresh.weight() - (stored == null ? 0 : stored.weight());
    return entries <= settings.maxEntries() && weight <= settings.maxBytes();
  }

  private void sacrificeExpired() {
    while (living.size() + expired.size() > settings.maxEntries() || bytes > settings.maxBytes()) {
      forget(expired.firstEntry().getKey());
    }
  }
}
