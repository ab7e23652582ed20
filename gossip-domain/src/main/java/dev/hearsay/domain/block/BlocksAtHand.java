// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.msgstore.BlockWindow;
import dev.hearsay.domain.msgstore.MessageStoreSettings;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that are offered to others, by number: bounded in bytes, age and, if wished, count.
 *
 * <p>No more names are offered at a time than an exchange carries: then the newest half of them,
 * and others in a row that begins by chance. However many blocks there are, to list the names costs
 * no more than that.
 */
final class BlocksAtHand {

  private record Item(long number, Bytes name, Envelope envelope) {}

  private final BlockWindow<Item> window;
  private final BlockSettings.Store bounds;
  private final int maxNames;
  private final Randomness randomness;
  private @Nullable List<Bytes> names;

  BlocksAtHand(BlockSettings settings, Randomness randomness) {
    BlockSettings.Store store = settings.store();
    int distance = store.maxBlockCount() == 0 ? Integer.MAX_VALUE : store.maxBlockCount();
    this.bounds = store;
    this.window =
        new BlockWindow<>(new MessageStoreSettings(distance, store.maxBytes(), store.ttl()));
    this.maxNames = settings.pull().limits().maxDigests();
    this.randomness = randomness;
  }

  /**
   * Keeps a block if there is room, and it is not too far behind the highest. It outlives its
   * message, so it lets go of the rest.
   */
  void keep(long number, Envelope envelope, Now now) {
    Envelope own = envelope.compact();
    window.add(number, new Item(number, BlockName.of(number), own), own.weight(), now);
    names = null;
  }

  boolean contains(long number) {
    return window.contains(number);
  }

  Optional<Envelope> get(long number) {
    return window.get(number).map(Item::envelope);
  }

  /** The names to be offered to somebody of whom nothing is known. */
  List<Bytes> names() {
    List<Bytes> known = names;
    if (known == null) {
      known = namesFrom(0);
      // What was chosen by chance is chosen anew for the next one.
      names = window.size() <= maxNames ? known : null;
    }
    return known;
  }

  /** The names to be offered to somebody who lacks nothing below {@code height}. */
  List<Bytes> namesFrom(long height) {
    List<Item> lowest = window.from(height, maxNames + 1);
    List<Item> offered = lowest.size() <= maxNames ? lowest : chosen(lowest.getFirst().number());
    return offered.stream().map(Item::name).toList();
  }

  private List<Item> chosen(long lowest) {
    List<Item> chosen = new ArrayList<>(window.newest((maxNames + 1) / 2));
    long end = chosen.getLast().number();
    long start = lowest + Long.remainderUnsigned(randomness.nextLong(), end - lowest);
    addBelow(end, start, chosen);
    addBelow(start, lowest, chosen);
    return chosen;
  }

  /** Adds the lowest from {@code start} on, as far as there is room and they are below an end. */
  private void addBelow(long end, long start, List<Item> chosen) {
    window.from(start, maxNames - chosen.size()).stream()
        .takeWhile(item -> BlockNumbers.isBelow(item.number(), end))
        .forEach(chosen::add);
  }

  List<Long> numbers() {
    return window.numbers();
  }

  long bytes() {
    return window.bytes();
  }

  /** How full this is. A block may be kept twice as long as usual, no more. */
  List<Fill> fills(Now now) {
    return List.of(
        new Fill("bytes of blocks at hand", window.bytes(), bounds.maxBytes()),
        new Fill(
            "age of a block at hand in ms",
            window.age(now).toMillis(),
            bounds.ttl().multipliedBy(2).toMillis()));
  }

  void expire(Now now) {
    window.expire(now);
    names = null;
  }
}
