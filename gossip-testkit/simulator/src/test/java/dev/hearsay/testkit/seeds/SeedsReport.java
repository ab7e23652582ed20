// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.seeds;

import dev.hearsay.domain.message.Rejection;
import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.invariant.Violation;
import dev.hearsay.testkit.scenario.ScenarioReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What happened in several stories together. */
final class SeedsReport {

  private final Map<FaultKind, Long> faults = new EnumMap<>(FaultKind.class);
  private final Map<Rejection, Long> rejections = new EnumMap<>(Rejection.class);
  private final List<Violation> violations = new ArrayList<>();
  private int stories;
  private long events;
  private Duration simulated = Duration.ZERO;
  private Duration slowestRecovery = Duration.ZERO;

  static SeedsReport of(ScenarioReport story) {
    SeedsReport report = new SeedsReport();
    report.stories = 1;
    report.events = story.run().events();
    report.simulated = story.run().simulated();
    report.slowestRecovery = story.members().healed();
    report.violations.addAll(story.violations());
    report.faults.putAll(story.counts().faultsInjected());
    report.rejections.putAll(story.counts().rejections());
    return report;
  }

  void add(SeedsReport other) {
    stories += other.stories;
    events += other.events;
    simulated = simulated.plus(other.simulated);
    slowestRecovery =
        slowestRecovery.compareTo(other.slowestRecovery) > 0
            ? slowestRecovery
            : other.slowestRecovery;
    violations.addAll(other.violations);
    other.faults.forEach((kind, count) -> faults.merge(kind, count, Long::sum));
    other.rejections.forEach((reason, count) -> rejections.merge(reason, count, Long::sum));
  }

  List<Violation> violations() {
    return violations;
  }

  List<FaultKind> faultsThatNeverOccurred() {
    return FaultInjector.kinds().stream().filter(kind -> !faults.containsKey(kind)).toList();
  }

  List<Rejection> rejectionsThatNeverOccurred() {
    return Arrays.stream(Rejection.values())
        .filter(reason -> !rejections.containsKey(reason))
        .toList();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d stories, %d minutes, %d events, slowest recovery %s, %d violations%n%n"
            .formatted(stories, simulated.toMinutes(), events, slowestRecovery, violations.size()));
    text.append("Faults\n");
    FaultInjector.kinds().forEach(kind -> line(text, kind, faults.getOrDefault(kind, 0L)));
    text.append("\nRefusals\n");
    for (Rejection reason : Rejection.values()) {
      line(text, reason, rejections.getOrDefault(reason, 0L));
    }
    violations.forEach(violation -> text.append('\n').append(violation).append('\n'));
    return text.toString();
  }

  private static void line(StringBuilder text, Enum<?> what, long count) {
    text.append("%12d %s%n".formatted(count, what));
  }
}
