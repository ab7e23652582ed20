// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.hearsay.bootstrap.network.LocalNode;
import dev.hearsay.bootstrap.network.ProcessMemory;
import dev.hearsay.bootstrap.network.Tally;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What the process and its nodes took since a moment. Belongs to one thread.
 *
 * <p>The heap's peak is the sum of the peaks of its parts, which need not have been at one time: it
 * is never told too small, and it counts garbage that nobody has collected yet.
 */
final class ResourceMeter {
  private final List<LocalNode> nodes;
  private final Reading start;

  private record Reading(
      long atNanos, long cpuNanos, long bytes, long copies, long signatures, long dials) {}

  private ResourceMeter(List<LocalNode> nodes) {
    this.nodes = nodes;
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    this.start = read();
  }

  /** A meter that counts from now on. */
  static ResourceMeter start(List<LocalNode> nodes) {
    return new ResourceMeter(nodes);
  }

  private Reading read() {
    return new Reading(
        System.nanoTime(),
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime(),
        sum(Tally::bytesSent),
        sum(Tally::blockCopies),
        sum(Tally::signatures),
        sum(Tally::dials));
  }

  private long sum(ToLongFunction<Tally> count) {
    return nodes.stream().map(LocalNode::tally).mapToLong(count).sum();
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  /**
   * What was taken until now.
   *
   * @param foreignCpuNanos processor time within that was not the nodes'
   */
  Resources taken(long foreignCpuNanos) {
    Reading now = read();
    return new Resources(
        (now.cpuNanos() - start.cpuNanos() - foreignCpuNanos) / 1e9,
        (now.atNanos() - start.atNanos()) / 1e9,
        now.copies() - start.copies(),
        now.bytes() - start.bytes(),
        now.signatures() - start.signatures(),
        now.dials() - start.dials(),
        heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum(),
        ProcessMemory.peakBytes());
  }
}
