// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

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
 * and others by chance.
 */
final class BlocksAtHand {

  private record Item(Bytes name, Envelope envelope) {}

  private final BlockWindow<Item> window;
  private final int maxNames;
  private final Randomness randomness;
  private @Nullable List<Bytes> names;

  BlocksAtHand(BlockSettings settings, Randomness randomness) {
    BlockSettings.Store store = settings.store();
    int distance = store.maxBlockCount() == 0 ? Integer.MAX_VALUE : store.maxBlockCount();
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
    window.add(number, new Item(BlockName.of(number), own), own.weight(), now);
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
      names = known;
    }
    return known;
  }

  /** The names to be offered to somebody who lacks nothing below {@code height}. */
  List<Bytes> namesFrom(long height) {
    return limited(window.from(height).stream().map(Item::name).toList());
  }

  List<Long> numbers() {
    return window.numbers();
  }

  long bytes() {
    return window.bytes();
  }

  void expire(Now now) {
    window.expire(now);
    names = null;
  }

  private List<Bytes> limited(List<Bytes> ascending) {
    if (ascending.size() <= maxNames) {
      return ascending;
    }
    int older = ascending.size() - (maxNames + 1) / 2;
    List<Bytes> chosen = new ArrayList<>(ascending.subList(older, ascending.size()));
    chosen.addAll(
        randomness.choose(ascending.subList(0, older), maxNames - chosen.size(), name -> true));
    return List.copyOf(chosen);
  }
}
