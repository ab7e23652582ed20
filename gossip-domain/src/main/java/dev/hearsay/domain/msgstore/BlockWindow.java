// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import dev.hearsay.domain.id.BlockNumbers;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The newest blocks of a channel: those whose numbers are no further than a fixed distance from the
 * highest (dissemination §5.1 and §5.3).
 *
 * <p>Owned by one channel on the node loop. A number that is at hand is refused, and so is one too
 * far behind; one that is ahead displaces what falls out of the window. When the bytes are used up,
 * the lowest numbers give way. What has left is forgotten: whoever must not take a block twice
 * remembers its number elsewhere. The numbers are unsigned.
 *
 * <p>Finding a block takes constant time; taking one takes time that grows with the logarithm of
 * their number, and each is removed once at the same price.
 *
 * @param <M> the blocks
 */
public final class BlockWindow<M> {

  private record Slot<M>(M block, int weight, long addedNanos) {}

  private final MessageStoreSettings settings;
  private final LinkedHashMap<Long, Slot<M>> slots = new LinkedHashMap<>();
  private final TreeSet<Long> numbers = new TreeSet<>(BlockNumbers.ORDER);
  private long bytes;

  /**
   * An empty window.
   *
   * @param settings the distance that blocks may have from the highest is {@code maxEntries}, as
   *     Fabric's maxBlockCountToStore: the window holds one block more than that
   */
  public BlockWindow(MessageStoreSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes a block.
   *
   * @param number its number, unsigned
   * @param weight the bytes that it takes
   * @return {@code REFUSED} where {@link #wouldAccept} says so; {@code FULL} if it is larger than
   *     the window, or fits only in the place of higher ones
   */
  public Outcome add(long number, M block, int weight, Now now) {
    if (!wouldAccept(number)) {
      return Outcome.REFUSED;
    }
    if (weight > settings.maxBytes()) {
      return Outcome.FULL;
    }
    slots.put(number, new Slot<>(block, weight, now.elapsedNanos()));
    numbers.add(number);
    bytes += weight;
    displaceDistant();
    shedBytes();
    return contains(number) ? Outcome.ADDED : Outcome.FULL;
  }

  /**
   * Whether no other block stands against one with {@code number}. There may be no room for it all
   * the same.
   */
  public boolean wouldAccept(long number) {
    return !contains(number) && (numbers.isEmpty() || !isTooFarBehind(number, numbers.last()));
  }

  /** Whether the block with {@code number} is at hand. */
  public boolean contains(long number) {
    return slots.containsKey(number);
  }

  /** The block with {@code number}. */
  public Optional<M> get(long number) {
    return Optional.ofNullable(slots.get(number)).map(Slot::block);
  }

  /** The numbers of the blocks, ascending. */
  public List<Long> numbers() {
    return List.copyOf(numbers);
  }

  /**
   * The lowest of the blocks whose numbers are not below {@code number}, in the order of their
   * numbers. Takes time that grows with what is asked for, not with what is held.
   *
   * @param most how many at the most
   */
  public List<M> from(long number, int most) {
    return first(numbers.tailSet(number).iterator(), most);
  }

  /**
   * The blocks with the highest numbers, the highest first.
   *
   * @param most how many at the most
   */
  public List<M> newest(int most) {
    return first(numbers.descendingIterator(), most);
  }

  private List<M> first(Iterator<Long> ordered, int most) {
    List<M> blocks = new ArrayList<>();
    while (blocks.size() < most && ordered.hasNext()) {
      blocks.add(at(ordered.next()).block());
    }
    return blocks;
  }

  /** The number of blocks. */
  public int size() {
    return slots.size();
  }

  /** The bytes of the blocks. */
  public long bytes() {
    return bytes;
  }

  /** Lets go of the blocks that are older than the time to live. */
  public void expire(Now now) {
    Map.Entry<Long, Slot<M>> oldest = slots.firstEntry();
    while (oldest != null && isOutlived(oldest.getValue(), now)) {
      remove(oldest.getKey());
      oldest = slots.firstEntry();
    }
  }

  private boolean isOutlived(Slot<M> slot, Now now) {
    return settings.expires() && now.since(slot.addedNanos()).compareTo(settings.ttl()) > 0;
  }

  private Slot<M> at(long number) {
    @Nullable Slot<M> slot = slots.get(number);
    if (slot == null) {
      throw new IllegalStateException("no block " + Long.toUnsignedString(number));
    }
    return slot;
  }

  private boolean isTooFarBehind(long number, long highest) {
    return BlockNumbers.isBelow(number, highest)
        && BlockNumbers.isBelow(settings.maxEntries(), highest - number);
  }

  private void displaceDistant() {
    while (isTooFarBehind(numbers.first(), numbers.last())) {
      remove(numbers.first());
    }
  }

  private void shedBytes() {
    while (bytes > settings.maxBytes()) {
      remove(numbers.first());
    }
  }

  private void remove(long number) {
    Slot<M> removed = slots.remove(number);
    if (removed != null) {
      numbers.remove(number);
      bytes -= removed.weight();
    }
  }

  /** How long the block has been here that came first; zero without any. */
  public Duration age(Now now) {
    Map.Entry<Long, Slot<M>> oldest = slots.firstEntry();
    return oldest == null ? Duration.ZERO : now.since(oldest.getValue().addedNanos());
  }
}
