// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import dev.hearsay.bootstrap.simulate.plot.Svg.Anchor;
import dev.hearsay.bootstrap.simulate.plot.Svg.Point;
import dev.hearsay.testkit.scenario.ScenarioReport.Wave;
import java.util.ArrayList;
import java.util.List;

/** How many nodes of an organization have a block, over the time since its publication. */
final class SpreadPanel {
  /** From the heading to below the names of the axis. */
  static final double HEIGHT = 50 + Panel.HEIGHT + 60;

  private static final int MOST_LINES = 300;
  private static final int STEPS = 240;

  private final Svg svg;
  private final Shares shares;
  private final TimeScale.Logarithmic time;
  private final Panel panel;

  SpreadPanel(Svg svg, double top, List<Wave> waves) {
    this.svg = svg;
    this.shares = new Shares(waves);
    this.time = TimeScale.Logarithmic.around(shares.shortest(), shares.longest());
    this.panel = new Panel(svg, top + 50, time);
  }

  void draw() {
    double top = panel.top() - 50;
    svg.text(
        "heading",
        new Point(Panel.LEFT, top + 10),
        Anchor.START,
        "Spread of blocks: nodes of an organization that have a block");
    if (shares.count() == 0) {
      panel.drawNothing("no block was published to anybody");
      return;
    }
    new Legend(svg, top + 34)
        .line("line", "the median of all blocks")
        .area("band", "8 of 10 blocks around it")
        .line("thin", "each block in each organization" + (isCrowded() ? " (not drawn)" : ""));
    panel.drawAxes("time since publication in the organization (logarithmic)");
    if (!isCrowded()) {
      drawEach();
    }
    drawQuantiles();
  }

  private boolean isCrowded() {
    return shares.count() > MOST_LINES;
  }

  private void drawEach() {
    for (int block = 0; block < shares.count(); block++) {
      List<Point> points = new ArrayList<>(List.of(panel.at(time.begin(), 0)));
      double[] arrivals = shares.arrivals(block);
      for (int i = 0; i < arrivals.length; i++) {
        points.add(panel.at(arrivals[i], shares.share(block, i)));
        points.add(panel.at(arrivals[i], shares.share(block, i + 1)));
      }
      points.add(panel.at(time.end(), shares.share(block, arrivals.length)));
      svg.path("thin", points, false);
    }
  }

  private void drawQuantiles() {
    List<Point> low = new ArrayList<>();
    List<Point> middle = new ArrayList<>();
    List<Point> high = new ArrayList<>();
    for (int i = 0; i <= STEPS; i++) {
      double millis = time.millisAt((double) i / STEPS);
      double[] sorted = shares.at(millis);
      low.add(panel.at(millis, quantile(sorted, 0.1)));
      middle.add(panel.at(millis, quantile(sorted, 0.5)));
      high.add(panel.at(millis, quantile(sorted, 0.9)));
    }
    List<Point> band = new ArrayList<>(low);
    band.addAll(high.reversed());
    svg.path("band", band, true);
    svg.path("line", middle, false);
  }

  private static double quantile(double[] sorted, double part) {
    return sorted[(int) Math.round(part * (sorted.length - 1))];
  }
}
