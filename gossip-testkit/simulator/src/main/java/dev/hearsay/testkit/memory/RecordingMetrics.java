// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.testkit.memory;

import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.port.GossipMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the newest events of a node, in the order in which they happened, and counts all by kind.
 *
 * <p>Bounded by the number of events given at its creation; older ones are forgotten, their counts
 * stay. Thread-safe: the lock is held for one step only, so nobody waits for a reader.
 */
public final class RecordingMetrics implements GossipMetrics {
  /** How many events are kept if nothing else is said. */
  public static final int DEFAULT_CAPACITY = 10_000;

  private final int capacity;
  private final Object lock = new Object();
  private final Deque<GossipEvent> newest = new ArrayDeque<>();
  private final Map<Class<? extends GossipEvent>, Long> counts = new LinkedHashMap<>();

  /** Keeps the newest {@value #DEFAULT_CAPACITY} events. */
  public RecordingMetrics() {
    this(DEFAULT_CAPACITY);
  }

  /**
   * Keeps the newest {@code capacity} events.
   *
   * @throws IllegalArgumentException if that is none
   */
  public RecordingMetrics(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity " + capacity + " is not positive");
    }
    this.capacity = capacity;
  }

  @Override
  public void on(GossipEvent event) {
    synchronized (lock) {
      if (newest.size() == capacity) {
        newest.removeFirst();
      }
      newest.addLast(event);
      counts.merge(event.getClass(), 1L, Long::sum);
    }
  }

  /** The events that are kept, oldest first. */
  public List<GossipEvent> events() {
    synchronized (lock) {
      return List.copyOf(newest);
    }
  }

  /** The events of one kind that are kept, oldest first. */
  public <E extends GossipEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many events of one kind there were, forgotten ones included. */
  public long count(Class<? extends GossipEvent> kind) {
    synchronized (lock) {
      return counts.getOrDefault(kind, 0L);
    }
  }

  /** Forgets all events and counts. */
  public void clear() {
    synchronized (lock) {
      newest.clear();
      counts.clear();
    }
  }
}
