// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import dev.hearsay.bootstrap.simulate.plot.FaultLanes.Named;
import dev.hearsay.bootstrap.simulate.plot.Svg.Anchor;
import dev.hearsay.bootstrap.simulate.plot.Svg.Point;
import dev.hearsay.testkit.scenario.ScenarioReport;
import dev.hearsay.testkit.scenario.ScenarioReport.Moment;
import java.util.ArrayList;
import java.util.List;

/** How much of what they may know of each other the nodes know, over time, beside the faults. */
final class MembershipPanel {
  private static final double HEAD = 50;
  private static final double FOOT = 60;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Svg svg;
  private final double top;
  private final ScenarioReport report;
  private final Panel panel;
  private final FaultLanes lanes;

  MembershipPanel(Svg svg, double top, ScenarioReport report) {
    this.svg = svg;
    this.top = top;
    this.report = report;
    double end = Math.max(1, report.run().simulated().toNanos() / NANOS_PER_MILLI);
    TimeScale time = new TimeScale.Even(end);
    this.lanes = new FaultLanes(report.schedule(), report.members().formed(), time);
    this.panel = new Panel(svg, top + HEAD + lanes.height(), time);
  }

  /** From the heading to below the names of the axis. */
  double height() {
    return HEAD + lanes.height() + Panel.HEIGHT + FOOT;
  }

  void draw() {
    svg.text(
        "heading",
        new Point(Panel.LEFT, top + 10),
        Anchor.START,
        "Membership: pairs of living nodes of which the first holds the second for alive");
    Legend legend = new Legend(svg, top + 34).line("line", "share of all pairs that should be");
    if (!lanes.all().isEmpty()) {
      legend.area("bar", "fault, while it lasts");
    }
    lanes.all().forEach(this::shade);
    panel.drawAxes("virtual time since the start");
    lanes.all().stream().filter(Named::hasLane).forEach(this::name);
    svg.path("line", course(), false);
  }

  private void shade(Named fault) {
    double left = panel.x(fault.begin());
    double width = Math.max(1, panel.x(fault.end()) - left);
    svg.rectangle("fault", new Point(left, panel.top()), width, Panel.HEIGHT);
  }

  private void name(Named fault) {
    double y = top + HEAD + fault.lane() * FaultLanes.LANE_HEIGHT;
    double left = panel.x(fault.begin());
    double width = Math.max(1, panel.x(fault.end()) - left);
    svg.rectangle("bar", new Point(left, y + 12), width, 3);
    if (FaultLanes.mustEndAtTheRight(left, fault.name())) {
      Point right = new Point(Panel.LEFT + Panel.WIDTH, y + 10);
      svg.text("faint", right, Anchor.END, fault.name());
    } else {
      svg.text("faint", new Point(left, y + 10), Anchor.START, fault.name());
    }
  }

  private List<Point> course() {
    List<Point> points = new ArrayList<>();
    double share = 0;
    for (Moment moment : report.members().course()) {
      double millis = moment.at().toNanos() / NANOS_PER_MILLI;
      points.add(panel.at(millis, share));
      share = moment.entitled() == 0 ? 1 : (double) moment.known() / moment.entitled();
      points.add(panel.at(millis, share));
    }
    points.add(panel.at(Double.MAX_VALUE, share));
    return points;
  }
}
