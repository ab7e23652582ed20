// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import dev.hearsay.bootstrap.simulate.plot.Svg.Anchor;
import dev.hearsay.bootstrap.simulate.plot.Svg.Point;
import dev.hearsay.testkit.scenario.ScenarioReport;
import java.util.ArrayList;
import java.util.List;

/** The picture of one story. */
public final class StoryPlot {
  private static final double WIDTH = Panel.LEFT + Panel.WIDTH + 30;
  private static final double HEAD = 50;
  private static final double LINE = 18;
  private static final int LETTERS_IN_LINE = 125;
  private static final double GAP = 20;

  private StoryPlot() {}

  /** The picture as an SVG document. Equal reports give equal pictures. */
  public static String of(ScenarioReport report) {
    Svg svg = new Svg();
    String title =
        "%d nodes of %d organizations, seed %d"
            .formatted(
                report.settings().size().nodes(),
                report.settings().size().orgs(),
                report.settings().seed());
    svg.text("title", new Point(Panel.LEFT, 30), Anchor.START, title);
    double top = HEAD;
    for (String line : lines(report.settings().command())) {
      svg.text("faint", new Point(Panel.LEFT, top), Anchor.START, line);
      top += LINE;
    }
    new SpreadPanel(svg, top, report.spread().waves()).draw();
    MembershipPanel membership = new MembershipPanel(svg, top + SpreadPanel.HEIGHT + GAP, report);
    membership.draw();
    return svg.document(title, WIDTH, top + SpreadPanel.HEIGHT + GAP + membership.height());
  }

  /** A long command goes on in further lines, between words and between names of faults. */
  private static List<String> lines(String command) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : command.split("(?<=[ ,])", -1)) {
      if (line.length() + word.length() > LETTERS_IN_LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
