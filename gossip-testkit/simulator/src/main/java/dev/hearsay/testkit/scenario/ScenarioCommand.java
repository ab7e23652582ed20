// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.scenario;

import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a scenario into the words of the command line. */
final class ScenarioCommand {

  private ScenarioCommand() {}

  static String of(ScenarioSettings settings) {
    ScenarioSettings usual = ScenarioSettings.of(settings.seed(), settings.size().nodes());
    List<String> words = new ArrayList<>();
    words.add("hearsay simulate");
    words.add("--nodes " + settings.size().nodes());
    words.add("--orgs " + settings.size().orgs());
    words.add("--duration " + text(settings.duration()));
    words.add("--seed " + settings.seed());
    words.add("--faults " + faults(settings.trouble()));
    if (settings.trouble().count() > 0) {
      add(words, "--fault-count", settings.trouble().count(), Trouble.USUAL_COUNT);
    }
    words.add(
        "--latency %s..%s"
            .formatted(
                text(settings.links().shortestLatency()), text(settings.links().longestLatency())));
    add(words, "--loss", percent(settings.links().lossPerMille()), percent(0));
    add(words, "--blocks", settings.blocks().count(), usual.blocks().count());
    add(words, "--block-size", settings.blocks().bytes(), usual.blocks().bytes());
    add(words, "--invisible", settings.size().invisible(), 0);
    add(words, "--insiders", settings.size().insiders(), 0);
    add(words, "--strategy", settings.nodes().strategy(), usual.nodes().strategy());
    add(words, "--faster", settings.nodes().faster(), 1);
    if (settings.nodes().tight()) {
      words.add("--tight");
    }
    return String.join(" ", words);
  }

  private static String text(Duration time) {
    if (time.equals(Duration.ofSeconds(time.toSeconds()))) {
      return time.toSeconds() + "s";
    }
    return time.equals(Duration.ofMillis(time.toMillis()))
        ? time.toMillis() + "ms"
        : time.toNanos() + "ns";
  }

  private static String percent(int perMille) {
    return perMille / 10 + (perMille % 10 == 0 ? "" : "." + perMille % 10) + "%";
  }

  private static String faults(Trouble trouble) {
    if (trouble.count() == 0) {
      return "none";
    }
    return trouble.kinds().containsAll(FaultInjector.kinds())
        ? "all"
        : trouble.kinds().stream().map(FaultKind::name).collect(Collectors.joining(","));
  }

  private static void add(List<String> words, String option, Object value, Object usual) {
    if (!value.equals(usual)) {
      words.add(option + " " + value);
    }
  }
}
