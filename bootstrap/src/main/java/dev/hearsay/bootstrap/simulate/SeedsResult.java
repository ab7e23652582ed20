// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.invariant.Violation;
import dev.hearsay.testkit.scenario.ScenarioReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What became of many stories together. Keeps sums and the seeds that failed, {@value #MOST_FAILED}
 * at the most. Used by one thread.
 */
final class SeedsResult {
  static final int MOST_FAILED = 10_000;

  private static final double THOUSAND = 1_000.0;

  private final TreeSet<Long> failed = new TreeSet<>();
  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Map<Rejection, Long> rejections = new EnumMap<>(Rejection.class);
  private long seeds;
  private long failures;
  private long events;
  private Duration simulated = Duration.ZERO;

  /** Takes one outcome; returns lines that say what is wrong with it, none if all is well. */
  List<String> add(Outcome outcome) {
    seeds++;
    List<String> wrong =
        switch (outcome) {
          case Outcome.Told(ScenarioReport report) -> told(report);
          case Outcome.BrokeOff broken -> brokeOff(broken);
        };
    if (!wrong.isEmpty()) {
      failures++;
      if (failed.size() < MOST_FAILED) {
        failed.add(outcome.seed());
      }
    }
    return wrong;
  }

  private List<String> told(ScenarioReport report) {
    events += report.run().events();
    simulated = simulated.plus(report.run().simulated());
    report.counts().faultsInjected().forEach((kind, count) -> faults.merge(kind, count, Long::sum));
    report.counts().rejections().forEach((kind, count) -> rejections.merge(kind, count, Long::sum));
    return report.violations().isEmpty() ? List.of() : violated(report);
  }

  private static List<String> violated(ScenarioReport report) {
    List<String> lines = new ArrayList<>();
    Violation first = report.violations().getFirst();
    int more = report.violations().size() - 1;
    lines.add(
        "seed %d failed: '%s' after %s: %s%s"
            .formatted(
                report.settings().seed(),
                first.rule(),
                Words.time(first.at()),
                first.detail(),
                more == 0 ? "" : "; and " + more + " more"));
    lines.add("  " + report.settings().command());
    return lines;
  }

  private static List<String> brokeOff(Outcome.BrokeOff broken) {
    return List.of(
        "seed %d broke off: %s".formatted(broken.seed(), broken.cause()), "  " + broken.command());
  }

  long seeds() {
    return seeds;
  }

  long failures() {
    return failures;
  }

  /** What it came to, for people. */
  List<String> summary(Collection<FaultKind> asked, double wallSeconds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s failed, in %s s; %s simulated, %s times as fast as real time"
            .formatted(
                Words.count(seeds, "seed"),
                Words.count(failures),
                Words.number(wallSeconds),
                Words.time(simulated),
                Words.number(simulated.toMillis() / THOUSAND / Math.max(wallSeconds, 1e-3))));
    lines.addAll(CountTable.lines("faults did", StoryJson.faults(asked, faults)));
    lines.addAll(CountTable.lines("refusals", StoryJson.byName(rejections)));
    if (!failed.isEmpty()) {
      lines.add("failed: " + failed);
    }
    return lines;
  }

  /** The fields, in their order. */
  Map<String, @Nullable Object> toJson(Collection<FaultKind> asked, double wallSeconds) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("seeds", seeds);
    json.put("failed", List.copyOf(failed));
    json.put("wallSeconds", StoryJson.hundredths(wallSeconds));
    json.put("simulatedSeconds", simulated.toMillis() / THOUSAND);
    json.put("events", events);
    json.put("faultsInjected", StoryJson.faults(asked, faults));
    json.put("rejections", StoryJson.byName(rejections));
    return json;
  }
}
