// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.testkit.fault.Fault;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.invariant.Violation;
import dev.hearsay.testkit.scenario.Percentiles;
import dev.hearsay.testkit.scenario.ScenarioReport;
import dev.hearsay.testkit.scenario.ScenarioReport.Wave;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome of one story, for machines. Field names are a promise to scripts: they stay. */
final class StoryJson {
  private static final double NANOS_PER_MILLI = 1e6;

  private StoryJson() {}

  /** The fields, in their order. */
  static Map<String, @Nullable Object> of(ScenarioReport report, double wallSeconds) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("seed", report.settings().seed());
    json.put("nodes", report.settings().size().nodes());
    json.put("orgs", report.settings().size().orgs());
    json.put("simulatedSeconds", millis(report.run().simulated()) / 1_000);
    json.put("wallSeconds", hundredths(wallSeconds));
    json.put("events", report.run().events());
    json.put("traceHash", report.run().traceHash());
    json.put("violations", report.violations().stream().map(StoryJson::violation).toList());
    putMembers(json, report.members());
    putBlocks(json, report.spread());
    putCounts(json, report);
    json.put("command", report.settings().command());
    return json;
  }

  private static Map<String, Object> violation(Violation violation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", violation.rule());
    json.put("detail", violation.detail());
    json.put("atMillis", millis(violation.at()));
    return json;
  }

  private static void putMembers(
      Map<String, @Nullable Object> json, ScenarioReport.Members members) {
    json.put("membershipMillis", members.hasFormed() ? millis(members.formed()) : null);
    json.put("healedMillis", millis(members.healed()));
    json.put("falseDeaths", members.falseDeaths());
  }

  private static void putBlocks(Map<String, @Nullable Object> json, ScenarioReport.Blocks blocks) {
    boolean any = !blocks.latencies().isEmpty();
    boolean anyEverywhere = blocks.waves().stream().anyMatch(Wave::isComplete);
    json.put("deliveries", blocks.latencies().size());
    json.put("expectedDeliveries", blocks.waves().stream().mapToLong(Wave::others).sum());
    json.put("latencyMillis", percentiles(blocks.latency(), any));
    json.put("lastNodeMillis", percentiles(blocks.lastNode(), anyEverywhere));
    json.put("copiesPerBlock", hundredths(blocks.copiesPerBlock()));
  }

  private static Map<String, @Nullable Double> percentiles(Percentiles times, boolean any) {
    Map<String, @Nullable Double> json = new LinkedHashMap<>();
    json.put("p50", any ? millis(times.p50()) : null);
    json.put("p90", any ? millis(times.p90()) : null);
    json.put("p99", any ? millis(times.p99()) : null);
    json.put("max", any ? millis(times.max()) : null);
    return json;
  }

  private static void putCounts(Map<String, @Nullable Object> json, ScenarioReport report) {
    ScenarioReport.Counts counts = report.counts();
    json.put("bytesSent", counts.bytesSent());
    json.put("messagesLost", counts.messagesLost());
    json.put("schedule", report.schedule().faults().stream().map(Fault::toString).toList());
    json.put(
        "faultsInjected", faults(report.settings().trouble().kinds(), counts.faultsInjected()));
    json.put("rejections", byName(counts.rejections()));
  }

  /** All kinds that were asked for, also those that never did anything. */
  static Map<String, Long> faults(Collection<FaultKind> asked, Map<FaultKind, Long> injected) {
    Map<String, Long> json = new LinkedHashMap<>();
    asked.stream().sorted().forEach(kind -> json.put(kind.name(), injected.getOrDefault(kind, 0L)));
    return json;
  }

  /** Counts under their names. */
  static Map<String, Long> byName(Map<? extends Enum<?>, Long> counts) {
    Map<String, Long> json = new LinkedHashMap<>();
    counts.forEach((kind, count) -> json.put(kind.name(), count));
    return json;
  }

  private static double millis(Duration time) {
    return Math.round(time.toNanos() / NANOS_PER_MILLI * 1e3) / 1e3;
  }

  /** Rounded for the eye. */
  static double hundredths(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
