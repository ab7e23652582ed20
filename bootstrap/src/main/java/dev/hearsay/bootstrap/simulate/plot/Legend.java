// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import dev.hearsay.bootstrap.simulate.plot.Svg.Anchor;
import dev.hearsay.bootstrap.simulate.plot.Svg.Point;

/** Says in one row what the looks of a panel mean. */
final class Legend {
  private static final double SAMPLE = 26;
  private static final double LETTER = 6.6;
  private static final double GAP = 26;

  private final Svg svg;
  private final double y;
  private double x = Panel.LEFT;

  /** A legend on a row of text. */
  Legend(Svg svg, double y) {
    this.svg = svg;
    this.y = y;
  }

  Legend line(String look, String meaning) {
    svg.line(look, new Point(x, y - 4), new Point(x + SAMPLE, y - 4));
    return named(meaning);
  }

  Legend area(String look, String meaning) {
    svg.rectangle(look, new Point(x, y - 10), SAMPLE, 12);
    return named(meaning);
  }

  private Legend named(String meaning) {
    svg.text("faint", new Point(x + SAMPLE + 6, y), Anchor.START, meaning);
    x += SAMPLE + GAP + LETTER * meaning.length();
    return this;
  }
}
