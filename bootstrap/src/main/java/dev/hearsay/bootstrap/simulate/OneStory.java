// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.bootstrap.simulate.plot.StoryPlot;
import dev.hearsay.testkit.scenario.Scenario;
import dev.hearsay.testkit.scenario.ScenarioReport;
import dev.hearsay.wire.ProtobufCodec;
import java.io.PrintWriter;
import java.util.List;

/** Tells the story of one seed in full. */
final class OneStory {
  private static final double NANOS = 1e9;

  private final SimulateArguments arguments;
  private final PrintWriter out;

  OneStory(SimulateArguments arguments, PrintWriter out) {
    this.arguments = arguments;
    this.out = out;
  }

  /** Returns whether nothing was violated. */
  boolean tell() {
    say(SettingsText.lines(arguments.story()));
    long begin = System.nanoTime();
    Scenario scenario = new Scenario(arguments.story(), new ProtobufCodec());
    ScenarioReport report = scenario.run();
    double wallSeconds = (System.nanoTime() - begin) / NANOS;
    say(ReportText.lines(report, wallSeconds));
    if (arguments.map()) {
      say(AcquaintanceMap.lines(scenario.acquaintances()));
    }
    arguments.plot().write(() -> StoryPlot.of(report));
    arguments.json().write(StoryJson.of(report, wallSeconds), out);
    return report.violations().isEmpty();
  }

  private void say(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
