// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.msgstore;

import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest blocks of a channel: those whose numbers are no further than a fixed distance from the
 * highest (dissemination §5.1 and §5.3).
 *
 * <p>Owned by one channel on the node loop. A number that is known is refused, and so is one too
 * far behind; one that is ahead displaces what falls out of the window. A block that expires, or
 * gives way because the bytes are used up, leaves its number behind for twice the time to live, so
 * that a late copy is not taken for new. The numbers are unsigned.
 *
 * @param <M> the blocks
 */
public final class BlockWindow<M> {

  /** A number with its block, or without once that has expired. */
  private record Slot<M>(@Nullable M block, int weight, long addedNanos) {}

  private final MessageStoreSettings settings;
  private final MessageStoreListener<M> listener;
  private final TreeMap<Long, Slot<M>> slots = new TreeMap<>(Long::compareUnsigned);
  private long bytes;

  /**
   * An empty window.
   *
   * @param settings the distance that blocks may have from the highest is {@code maxEntries}, as
   *     Fabric's maxBlockCountToStore: the window holds one block more than that
   */
  public BlockWindow(MessageStoreSettings settings, MessageStoreListener<M> listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * Takes a block.
   *
   * @param number its number, unsigned
   * @param weight the bytes that it takes
   */
  public Outcome add(long number, M block, int weight, Now now) {
    if (!wouldAccept(number)) {
      return Outcome.REFUSED;
    }
    if (!hasRoomAbove(number, weight)) {
      return Outcome.FULL;
    }
    slots.put(number, new Slot<>(block, weight, now.elapsedNanos()));
    bytes += weight;
    displaceDistant();
    if (bytes > settings.maxBytes()) {
      shedBytes();
    }
    return Outcome.ADDED;
  }

  /**
   * Whether no other block stands against one with {@code number}. There may be no room for it all
   * the same.
   */
  public boolean wouldAccept(long number) {
    return !slots.containsKey(number) && (slots.isEmpty() || !isTooFarBehind(number, highest()));
  }

  /** The living block with {@code number}. */
  public Optional<M> get(long number) {
    Slot<M> slot = slots.get(number);
    return slot == null ? Optional.empty() : Optional.ofNullable(slot.block());
  }

  /** The numbers of the living blocks, ascending. */
  public List<Long> numbers() {
    return slots.entrySet().stream()
        .filter(slot -> slot.getValue().block() != null)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The bytes of the living blocks. */
  public long bytes() {
    return bytes;
  }

  /** Lets blocks expire, and forgets the numbers of those that did so long ago. */
  public void expire(Now now) {
    if (!settings.expires()) {
      return;
    }
    outlived(settings.ttl(), now).forEach(number -> release(number).ifPresent(listener::expired));
    outlived(settings.ttl().multipliedBy(2), now).forEach(slots::remove);
  }

  private List<Long> outlived(Duration age, Now now) {
    return slots.entrySet().stream()
        .filter(slot -> now.since(slot.getValue().addedNanos()).compareTo(age) > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Lets go of a block and keeps its number. */
  private Optional<M> release(long number) {
    Slot<M> slot = slots.get(number);
    if (slot == null || slot.block() == null) {
      return Optional.empty();
    }
    bytes -= slot.weight();
    slots.put(number, new Slot<>(null, 0, slot.addedNanos()));
    return Optional.of(slot.block());
  }

  private long highest() {
    return slots.lastKey();
  }

  private boolean isTooFarBehind(long number, long highest) {
    return Long.compareUnsigned(number, highest) < 0
        && Long.compareUnsigned(highest - number, settings.maxEntries()) > 0;
  }

  /** Whether the block fits once all blocks below it have given way. */
  private boolean hasRoomAbove(long number, int weight) {
    long above = slots.tailMap(number, false).values().stream().mapToLong(Slot::weight).sum();
    return above + weight <= settings.maxBytes();
  }

  private void displaceDistant() {
    while (isTooFarBehind(slots.firstKey(), highest())) {
      long lowest = slots.firstKey();
      Optional<M> displaced = release(lowest);
      slots.remove(lowest);
      displaced.ifPresent(listener::superseded);
    }
  }

  private void shedBytes() {
    for (long number : numbers()) {
      if (bytes <= settings.maxBytes()) {
        return;
      }
      release(number).ifPresent(listener::superseded);
    }
  }
}
