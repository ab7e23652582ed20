// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Reads what the heap holds when garbage was just collected, in the parts of a measurement: whether
 * it is flat, or something grows.
 *
 * <p>It begins and ends with a full collection, which stops all threads for a moment; between them
 * it only listens to the collections that happen anyway. Of these the small ones leave old garbage
 * alone, so the lowest value of each part counts, and only the first and the last are exact.
 *
 * <p>Belongs to one thread; collections are told by another.
 */
final class HeapWatch implements AutoCloseable {
  private static final long NOTHING = Long.MAX_VALUE;

  private final NotificationListener listener = this::collected;
  private final List<String> pools = heapPools();
  private final AtomicLongArray lowest;
  private final AtomicInteger part = new AtomicInteger();
  private final long start;

  private HeapWatch(int parts) {
    lowest = new AtomicLongArray(LongStream.generate(() -> NOTHING).limit(parts).toArray());
    start = live();
    emitters().forEach(emitter -> emitter.addNotificationListener(listener, null, null));
  }

  /**
   * Collects garbage and watches from then on.
   *
   * @param parts of how many parts the measurement consists
   */
  static HeapWatch start(int parts) {
    return new HeapWatch(parts);
  }

  private static List<NotificationEmitter> emitters() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(NotificationEmitter.class::isInstance)
        .map(NotificationEmitter.class::cast)
        .toList();
  }

  private static List<String> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getName)
        .toList();
  }

  /** What is in use when all garbage is gone, as far as the collector takes the hint. */
  private static long live() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void collected(Notification notification, Object handback) {
    if (notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
        && notification.getUserData() instanceof CompositeData data) {
      GcInfo info = GarbageCollectionNotificationInfo.from(data).getGcInfo();
      collected(sum(info.getMemoryUsageAfterGc()));
    }
  }

  private long sum(Map<String, MemoryUsage> usage) {
    return usage.entrySet().stream()
        .filter(pool -> pools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  /** A collection left {@code bytes} in use. */
  void collected(long bytes) {
    lowest.accumulateAndGet(part.get(), bytes, Math::min);
  }

  /** The lowest value of a part; {@link Long#MAX_VALUE} if nothing was collected in it. */
  long lowest(int number) {
    return lowest.get(number);
  }

  /** From now on the measurement is in this part, counted from 0. */
  void enter(int number) {
    part.set(number);
  }

  /**
   * Collects garbage once more.
   *
   * @return bytes: at the start, in each part, at the end; where nothing was collected, the value
   *     before
   */
  List<Long> end() {
    close();
    long[] series = new long[lowest.length() + 2];
    series[0] = start;
    for (int i = 0; i < lowest.length(); i++) {
      series[i + 1] = lowest(i) == NOTHING ? series[i] : lowest(i);
    }
    series[series.length - 1] = live();
    return LongStream.of(series).boxed().toList();
  }

  @Override
  public void close() {
    for (NotificationEmitter emitter : emitters()) {
      try {
        emitter.removeNotificationListener(listener);
      } catch (ListenerNotFoundException closedBefore) {
        // nothing is left to be removed
      }
    }
  }
}
