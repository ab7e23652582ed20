// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.testkit.fault.Fault;
import dev.hearsay.testkit.scenario.Percentiles;
import dev.hearsay.testkit.scenario.ScenarioReport;
import dev.hearsay.testkit.scenario.ScenarioReport.Wave;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The report of one story, for people. */
final class ReportText {
  private static final double THOUSAND = 1_000.0;
  private static final int FULL_PERCENT = 100;
  private static final int MOST_NAMES = 6;

  private final ScenarioReport report;
  private final List<String> lines = new ArrayList<>();

  private ReportText(ScenarioReport report) {
    this.report = report;
  }

  static List<String> lines(ScenarioReport report, double wallSeconds) {
    ReportText text = new ReportText(report);
    text.schedule();
    text.members();
    text.blocks();
    text.counts();
    text.end(wallSeconds);
    return text.lines;
  }

  private void schedule() {
    if (!report.schedule().faults().isEmpty()) {
      lines.add("what went wrong, counted from the start");
      report.schedule().faults().forEach(this::fault);
    }
  }

  private void fault(Fault fault) {
    Duration start = report.members().formed();
    lines.add(
        "  %-32s %-20s %s, strength %s%%"
            .formatted(
                Words.time(start.plus(fault.begin()))
                    + " to "
                    + Words.time(start.plus(fault.end())),
                fault.kind(),
                nodes(fault.nodes()),
                Words.number(FULL_PERCENT * fault.strength() / (double) Fault.FULL_STRENGTH)));
  }

  private static String nodes(List<String> names) {
    int more = names.size() - MOST_NAMES;
    return String.join(" ", names.subList(0, Math.min(MOST_NAMES, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private void members() {
    ScenarioReport.Members members = report.members();
    lines.add("what happened");
    entry(
        "members",
        members.hasFormed()
            ? "everybody knew everybody after " + Words.time(members.formed())
            : "did not come to know each other within " + Words.time(members.formed()));
    entry(
        "recovery",
        (report.violations().isEmpty() ? "all was well " : "waited ")
            + Words.time(members.healed())
            + " after the time for faults and blocks");
    entry("deaths", Words.count(members.falseDeaths()) + " without a reason");
  }

  private void blocks() {
    ScenarioReport.Blocks blocks = report.spread();
    long expected = blocks.waves().stream().mapToLong(Wave::others).sum();
    entry(
        "blocks",
        "%s of %s deliveries%s"
            .formatted(
                Words.count(blocks.latencies().size()),
                Words.count(expected),
                within(blocks.latency(), blocks.latencies().size())));
    long complete = blocks.waves().stream().filter(Wave::isComplete).count();
    entry(
        "last node",
        "%s of %s came to every node of an organization%s"
            .formatted(
                Words.count(complete),
                Words.count(blocks.waves().size(), "block"),
                within(blocks.lastNode(), complete)));
    entry("copies", Words.number(blocks.copiesPerBlock()) + " of each block in an organization");
  }

  private static String within(Percentiles times, long count) {
    return count == 0
        ? ""
        : "; half within %s, 90%% %s, 99%% %s, all %s"
            .formatted(
                Words.time(times.p50()),
                Words.time(times.p90()),
                Words.time(times.p99()),
                Words.time(times.max()));
  }

  private void counts() {
    ScenarioReport.Counts counts = report.counts();
    entry("sent", Words.bytes(counts.bytesSent()));
    if (report.settings().links().areLossy()) {
      entry("lost", Words.count(counts.messagesLost(), "message"));
    }
    lines.addAll(
        CountTable.lines(
            "faults did",
            StoryJson.faults(report.settings().trouble().kinds(), counts.faultsInjected())));
    lines.addAll(CountTable.lines("refusals", StoryJson.byName(counts.rejections())));
  }

  private void entry(String label, String text) {
    lines.add(CountTable.entry(label, text));
  }

  private void end(double wallSeconds) {
    double simulated = report.run().simulated().toMillis() / THOUSAND;
    report.violations().forEach(violation -> lines.addAll(violation.toString().lines().toList()));
    lines.add(
        report.violations().isEmpty()
            ? "nothing was violated that must hold"
            : Words.count(report.violations().size(), "violation"));
    lines.add(
        "%s in %s s, %s times as fast as real time; %s, trace %s"
            .formatted(
                Words.time(report.run().simulated()),
                Words.number(wallSeconds),
                Words.number(simulated / Math.max(wallSeconds, 1e-3)),
                Words.count(report.run().events(), "event"),
                report.run().traceHash()));
    lines.add("again: " + report.settings().command());
  }
}
