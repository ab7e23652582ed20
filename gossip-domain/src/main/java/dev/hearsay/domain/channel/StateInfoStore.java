// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.OrgId;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.Content.StateInfo;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.msgstore.FairShares;
import dev.hearsay.domain.msgstore.MessageRules;
import dev.hearsay.domain.msgstore.MessageStore;
import dev.hearsay.domain.msgstore.MessageStoreListener;
import dev.hearsay.domain.msgstore.MessageStoreSettings;
import dev.hearsay.domain.msgstore.Outcome;
import dev.hearsay.domain.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The newest state info of each peer of one channel (channels §5).
 *
 * <p>Owned by its channel. Entries do not age: they go with their authors. A newer one takes the
 * place of an older one in one step, so nobody is ineligible in between (pitfalls A.5.2). Bounded
 * in count and bytes; another organization of many peers leaves free as much as it has; the own
 * state info stands beside the others and always finds room.
 */
final class StateInfoStore {

  /** Hears by which MACs the authors of the store name its channel. */
  interface MacWatch {
    void learned(PkiId author, Bytes mac);

    void forgotten(PkiId author, Bytes mac);
  }

  private final MacWatch watch;
  private final OrgId ownOrg;
  private final int maxEntries;
  private final FairShares<OrgId> shares;
  private final MessageStore<PkiId, StateInfoEntry> others;
  private final Map<Envelope.Key, PkiId> byBytes = new LinkedHashMap<>();
  private Consumer<PkiId> listener = author -> {};
  private @Nullable StateInfoEntry own;
  private long version;

  StateInfoStore(ChannelLimits limits, OrgId ownOrg, MacWatch watch) {
    this.watch = watch;
    this.ownOrg = ownOrg;
    this.maxEntries = limits.maxStateInfos();
    this.shares = new FairShares<>(maxEntries, limits.maxStoreBytes());
    this.others =
        new MessageStore<>(
            MessageStoreSettings.withoutExpiry(maxEntries, limits.maxStoreBytes()),
            new Rules(),
            MessageStoreListener.none());
  }

  private static final class Rules implements MessageRules<PkiId, StateInfoEntry> {
    @Override
    public PkiId keyOf(StateInfoEntry entry) {
      return entry.author();
    }

    @Override
    public boolean supersedes(StateInfoEntry fresh, StateInfoEntry stored) {
      return fresh.info().time().isAfter(stored.info().time());
    }

    @Override
    public int weigh(StateInfoEntry entry) {
      return entry.envelope().weight();
    }
  }

  /** From now on {@code told} hears whose state info came, changed or went. */
  void listen(Consumer<PkiId> told) {
    listener = told;
  }

  /** Whether nothing that is stored stands against {@code info}. */
  boolean isNews(StateInfo info) {
    return others
        .get(info.pkiId())
        .map(stored -> info.time().isAfter(stored.info().time()))
        .orElse(true);
  }

  /** Whether there is a place for a state info of {@code author}. */
  boolean hasPlaceFor(PkiId author) {
    return others.size() < maxEntries || contains(author);
  }

  /** Whether {@code org} may have a state info of {@code author} with so many bytes stored. */
  boolean hasPlaceFor(PkiId author, OrgId org, int weight) {
    Optional<StateInfoEntry> former = others.get(author);
    int formerWeight = former.map(older -> older.envelope().weight()).orElse(0);
    return org.equals(ownOrg)
        || shares.leavesRoom(org, former.isPresent() ? 0 : 1, weight - formerWeight);
  }

  /** Whether these very bytes are stored. */
  boolean holds(Envelope.Key bytes) {
    return byBytes.containsKey(bytes);
  }

  boolean contains(PkiId author) {
    return others.get(author).isPresent();
  }

  /** The state info of somebody else. */
  Optional<StateInfoEntry> get(PkiId author) {
    return others.get(author);
  }

  Fill fill() {
    return new Fill("state infos", others.size(), maxEntries);
  }

  /** Takes the state info of somebody else. */
  Outcome add(StateInfoEntry entry, Now now) {
    Optional<StateInfoEntry> former = others.get(entry.author());
    Outcome outcome = others.add(entry, now);
    if (outcome.isStored()) {
      shares.add(entry.org(), entry.envelope().weight());
      former.ifPresentOrElse(this::left, () -> watch.learned(entry.author(), entry.mac()));
      byBytes.put(entry.envelope().key(), entry.author());
      changed(entry.author());
    }
    return outcome;
  }

  /** Takes the own state info. */
  void putOwn(StateInfoEntry entry) {
    if (own != null) {
      byBytes.remove(own.envelope().key());
    }
    own = entry;
    byBytes.put(entry.envelope().key(), entry.author());
    version++;
  }

  /** Forgets the state info of somebody else; whether there was one. */
  boolean remove(PkiId author) {
    Optional<StateInfoEntry> removed = others.remove(author);
    removed.ifPresent(entry -> {
      left(entry);
      watch.forgotten(entry.author(), entry.mac());
      changed(author);
    });
    return removed.isPresent();
  }

  private void changed(PkiId author) {
    version++;
    listener.accept(author);
  }

  private void left(StateInfoEntry entry) {
    byBytes.remove(entry.envelope().key());
    shares.remove(entry.org(), entry.envelope().weight());
  }

  /** Forgets the state infos of others that satisfy {@code doomed}; whether there were any. */
  boolean removeIf(Predicate<StateInfoEntry> doomed) {
    List<StateInfoEntry> removed = others.live().stream().filter(doomed).toList();
    removed.forEach(entry -> remove(entry.author()));
    return !removed.isEmpty();
  }

  /** The state infos of others, in the order of their coming. */
  List<StateInfoEntry> ofOthers() {
    return others.live();
  }

  /** All state infos, the own one first, then the newest first. */
  List<StateInfoEntry> newestFirst() {
    List<StateInfoEntry> all = new ArrayList<>(others.size() + 1);
    if (own != null) {
      all.add(own);
    }
    all.addAll(others.live().reversed());
    return all;
  }

  /** Changes whenever the content does. */
  long version() {
    return version;
  }
}
