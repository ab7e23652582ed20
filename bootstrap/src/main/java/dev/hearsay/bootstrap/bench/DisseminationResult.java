// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.bench;

import dev.hearsay.bootstrap.load.DeliveryReport;
import dev.hearsay.bootstrap.load.Percentiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was measured. Field names are a promise to scripts: they stay.
 *
 * @param arguments what was asked
 * @param membership how the network formed
 * @param deliveries what became of the measured blocks
 * @param taken what they took
 * @param publishSeconds from the first measured publication to the last
 * @param rejections how often something was refused while blocks were measured, by reason
 */
record DisseminationResult(
    DisseminationArguments arguments,
    Membership membership,
    DeliveryReport deliveries,
    Taken taken,
    double publishSeconds,
    Map<String, Long> rejections) {

  /** Keeps a copy, sorted. */
  DisseminationResult {
    rejections = new TreeMap<>(rejections);
  }

  /**
   * How the network formed.
   *
   * @param millis from the start of the last node until everybody knew everybody
   * @param dials until the end of the measurement
   * @param idle what it costs without blocks, in seconds of processor time per minute; negative if
   *     nobody measured it
   */
  record Membership(long millis, long dials, double idle) {}

  /**
   * What the blocks took.
   *
   * @param resources until half a second after the last block was published
   * @param heapBytes what the heap held when garbage was just collected: at the start, in each
   *     quarter, at the end
   */
  record Taken(Resources resources, List<Long> heapBytes) {
    /** Keeps a copy. */
    Taken {
      heapBytes = List.copyOf(heapBytes);
    }
  }

  /** Whether every node was given every block exactly once. */
  boolean goalMet() {
    return deliveries.published() == arguments.load().blocks() && deliveries.isExact();
  }

  /** One line for people. */
  String summary() {
    Percentiles pushed = deliveries.latencies().pushed();
    String latency =
        pushed.count() == 0
            ? ""
            : "; pushed within %.1f / %.1f / %.1f ms (p50, p90, p99)"
                .formatted(pushed.millis(50), pushed.millis(90), pushed.millis(99));
    return String.format(
        Locale.ROOT,
        "%d of %d deliveries, %d by pull, %d twice%s; %.1f s of CPU in %.1f s",
        deliveries.deliveries(),
        deliveries.expected(),
        deliveries.pulled(),
        deliveries.duplicates(),
        latency,
        taken.resources().cpuSeconds(),
        taken.resources().wallSeconds());
  }

  /** The fields, in their order. */
  Map<String, @Nullable Object> toJson() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("nodes", arguments.nodes());
    json.put("orgs", arguments.orgs());
    json.put("transport", arguments.transport().toString());
    json.put("converged", true);
    json.put("membershipMillis", membership.millis());
    json.putAll(deliveries.toJson());
    json.put("rejections", rejections);
    json.put("strategy", arguments.strategy());
    json.put("blockSize", arguments.load().blockBytes());
    json.put("rate", arguments.load().perSecond());
    json.put("lastNodeMillis", deliveries.latencies().lastNode().toJson());
    json.put("lastNodePushOnlyMillis", deliveries.latencies().lastNodePushOnly().toJson());
    json.put("blocksPerSecond", blocksPerSecond());
    putResources(json);
    return json;
  }

  /** Of one block there is no rate. */
  private @Nullable Double blocksPerSecond() {
    return publishSeconds > 0
        ? (Double) hundredths((deliveries.published() - 1) / publishSeconds)
        : null;
  }

  private void putResources(Map<String, @Nullable Object> json) {
    Resources resources = taken.resources();
    json.put("cpuSeconds", hundredths(resources.cpuSeconds()));
    json.put("wallSeconds", hundredths(resources.wallSeconds()));
    json.put("blockCopiesSent", resources.blockCopies());
    json.put("bytesSent", resources.bytesSent());
    json.put("signatureVerifications", resources.signatures());
    json.put("dials", resources.dials());
    json.put("dialsSinceStart", membership.dials());
    json.put("heapPeakBytes", resources.heapPeakBytes());
    json.put("heapAfterGcBytes", taken.heapBytes());
    json.put("rssPeakBytes", resources.rssPeakBytes());
    if (membership.idle() >= 0) {
      json.put("idleCpuSecondsPerMinute", hundredths(membership.idle()));
    }
  }

  private static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
