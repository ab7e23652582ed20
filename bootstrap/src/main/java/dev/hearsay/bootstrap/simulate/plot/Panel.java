// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import dev.hearsay.bootstrap.simulate.plot.Svg.Anchor;
import dev.hearsay.bootstrap.simulate.plot.Svg.Point;

/**
 * A rectangle in which shares from 0 to 100% stand over time.
 *
 * @param svg where it is drawn
 * @param top its upper edge
 * @param time the scale from its left to its right edge
 */
record Panel(Svg svg, double top, TimeScale time) {
  static final double LEFT = 70;
  static final double WIDTH = 850;
  static final double HEIGHT = 260;

  private static final int STEP_PERCENT = 25;
  private static final double FULL_PERCENT = 100;

  /** The corner for a share at a time. */
  Point at(double millis, double share) {
    return new Point(x(millis), top + HEIGHT * (1 - Math.clamp(share, 0, 1)));
  }

  double x(double millis) {
    return LEFT + WIDTH * time.place(millis);
  }

  double bottom() {
    return top + HEIGHT;
  }

  /** The lines behind everything, and the names at the axes. */
  void drawAxes(String timeName) {
    for (int percent = 0; percent <= FULL_PERCENT; percent += STEP_PERCENT) {
      double y = top + HEIGHT * (1 - percent / FULL_PERCENT);
      svg.line("grid", new Point(LEFT, y), new Point(LEFT + WIDTH, y));
      svg.text("faint", new Point(LEFT - 8, y + 4), Anchor.END, percent + "%");
    }
    for (TimeScale.Tick tick : time.ticks()) {
      double x = x(tick.millis());
      svg.line("grid", new Point(x, top), new Point(x, bottom()));
      svg.text("faint", new Point(x, bottom() + 18), Anchor.MIDDLE, tick.name());
    }
    svg.line("axis", new Point(LEFT, bottom()), new Point(LEFT + WIDTH, bottom()));
    svg.text("faint", new Point(LEFT + WIDTH / 2, bottom() + 38), Anchor.MIDDLE, timeName);
  }

  /** One line of text instead of anything to see. */
  void drawNothing(String why) {
    svg.text("faint", new Point(LEFT + WIDTH / 2, top + HEIGHT / 2), Anchor.MIDDLE, why);
  }
}
