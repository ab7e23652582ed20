// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.identity;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.id.ValidatedIdentity;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.msgstore.MessageRules;
import dev.hearsay.domain.msgstore.MessageStore;
import dev.hearsay.domain.msgstore.MessageStoreListener;
import dev.hearsay.domain.msgstore.MessageStoreSettings;
import dev.hearsay.domain.time.Now;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The signed identity messages that this node offers: one for each peer, the first that proved
 * right.
 *
 * <p>It also remembers for a while whose identity had ended when it came, so that a peer which
 * keeps offering it does not have it fetched and judged in every round.
 */
final class IdentityItems {

  private static final int MAX_EXPIRED = 1_000;

  /**
   * An identity message with what it proves. It outlives the update that it came in, so it lets go
   * of the rest.
   */
  record Item(Envelope envelope, ValidatedIdentity identity) {
    Item {
      envelope = envelope.compact();
    }
  }

  private final MessageStore<PkiId, Item> items;
  private final MessageStore<PkiId, PkiId> expired;
  private final Set<Envelope.Key> keys = new HashSet<>();

  IdentityItems(CertStoreSettings settings) {
    items =
        new MessageStore<>(
            MessageStoreSettings.withoutExpiry(settings.maxItems() + 1, settings.maxTotalBytes()),
            new FirstStands(),
            MessageStoreListener.none());
    expired =
        new MessageStore<>(
            new MessageStoreSettings(MAX_EXPIRED, Long.MAX_VALUE, settings.expiredMemory()),
            new NewestCounts(),
            MessageStoreListener.none());
  }

  boolean contains(PkiId peer) {
    return items.get(peer).isPresent();
  }

  boolean containsBytes(Envelope envelope) {
    return keys.contains(envelope.key());
  }

  /** Keeps an item; false if there is no room. */
  boolean keep(Item item, Now now) {
    boolean stored = items.add(item, now).isStored();
    if (stored) {
      keys.add(item.envelope().key());
    }
    return stored;
  }

  void remove(PkiId peer) {
    items.remove(peer).ifPresent(item -> keys.remove(item.envelope().key()));
  }

  Optional<Item> get(PkiId peer) {
    return items.get(peer);
  }

  /** The names of all items, in the order in which they came. */
  List<Bytes> names() {
    return items.live().stream().map(item -> item.identity().pkiId().value()).toList();
  }

  /** Remembers the end of an identity; what was remembered for long enough makes room for it. */
  void markExpired(PkiId peer, Now now) {
    expired.expire(now);
    expired.add(peer, now);
  }

  boolean isKnownExpired(PkiId peer, Now now) {
    if (expired.get(peer).isEmpty()) {
      return false;
    }
    expired.expire(now);
    return expired.get(peer).isPresent();
  }

  private static final class FirstStands implements MessageRules<PkiId, Item> {
    @Override
    public PkiId keyOf(Item item) {
      return item.identity().pkiId();
    }

    @Override
    public boolean supersedes(Item fresh, Item stored) {
      return false;
    }

    @Override
    public int weigh(Item item) {
      return item.envelope().weight();
    }
  }

  private static final class NewestCounts implements MessageRules<PkiId, PkiId> {
    @Override
    public PkiId keyOf(PkiId peer) {
      return peer;
    }

    @Override
    public boolean supersedes(PkiId fresh, PkiId stored) {
      return true;
    }

    @Override
    public int weigh(PkiId peer) {
      return peer.value().length();
    }
  }
}
