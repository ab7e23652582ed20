// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.testkit.fault.FaultInjector;
import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.scenario.ScenarioSettings;
import dev.hearsay.testkit.scenario.ScenarioSettings.Links;
import dev.hearsay.testkit.scenario.ScenarioSettings.Nodes;
import dev.hearsay.testkit.scenario.ScenarioSettings.Size;
import dev.hearsay.testkit.scenario.ScenarioSettings.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a few lines which story is told. */
final class SettingsText {
  private static final double TENTHS = 10.0;

  private SettingsText() {}

  static List<String> lines(ScenarioSettings story) {
    return lines(story, "seed " + story.seed());
  }

  /** The same for several seeds. */
  static List<String> lines(ScenarioSettings story, String seeds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %s, %s, %s"
            .formatted(
                Words.count(story.size().nodes(), "node"),
                Words.count(story.size().orgs(), "organization"),
                Words.time(story.duration()),
                seeds));
    lines.add("  links   " + links(story.links()));
    lines.add(
        "  blocks  %s of %s, pushed by %s"
            .formatted(
                Words.count(story.blocks().count()),
                Words.bytes(story.blocks().bytes()),
                story.nodes().strategy()));
    lines.add("  faults  " + trouble(story.trouble()));
    special(story.size(), story.nodes()).forEach(line -> lines.add("  also    " + line));
    return lines;
  }

  private static String links(Links links) {
    String loss =
        links.areLossy()
            ? ", lose " + Words.number(links.lossPerMille() / TENTHS) + "% of all messages"
            : "";
    return "take "
        + Words.time(links.shortestLatency())
        + " to "
        + Words.time(links.longestLatency())
        + loss;
  }

  private static String trouble(Trouble trouble) {
    if (trouble.count() == 0) {
      return "none";
    }
    String kinds =
        trouble.kinds().containsAll(FaultInjector.kinds())
            ? "any kind"
            : trouble.kinds().stream().map(FaultKind::name).collect(Collectors.joining(", "));
    return trouble.count() + " of " + kinds;
  }

  private static List<String> special(Size size, Nodes nodes) {
    List<String> special = new ArrayList<>();
    if (size.invisible() > 0) {
      special.add(size.invisible() + " in each organization that others must not see");
    }
    if (size.insiders() > 0) {
      special.add("a second channel with " + Words.count(size.insiders(), "node"));
    }
    if (nodes.faster() > 1) {
      special.add("every time of the protocol divided by " + nodes.faster());
    }
    if (nodes.tight()) {
      special.add("narrow bounds");
    }
    return special;
  }
}
