// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import java.util.List;
import java.util.Locale;

/**
 * Writes SVG: a few shapes, whose looks are told by the classes of its style sheet. The colours
 * follow the ground that the reader prefers.
 */
final class Svg {
  private static final String STYLE =
      """
      <style>
        text { font: 12px system-ui, sans-serif; fill: #1d2530; }
        .title { font-size: 16px; font-weight: 600; }
        .heading { font-size: 14px; font-weight: 600; }
        .faint { fill: #5b6675; }
        .ground { fill: #ffffff; }
        .grid { stroke: #d9dee5; stroke-width: 1; }
        .axis { stroke: #5b6675; stroke-width: 1; }
        .thin { fill: none; stroke: #7d8896; stroke-width: 0.6; stroke-opacity: 0.45; }
        .line { fill: none; stroke: #1f5fbf; stroke-width: 2; }
        .band { fill: #1f5fbf; fill-opacity: 0.16; }
        .fault { fill: #c2521b; fill-opacity: 0.10; }
        .bar { fill: #c2521b; fill-opacity: 0.55; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6eaf0; }
          .faint { fill: #9aa6b5; }
          .ground { fill: #12161c; }
          .grid { stroke: #2b333e; }
          .axis { stroke: #9aa6b5; }
          .thin { stroke: #93a0b0; }
          .line { stroke: #7db4ff; }
          .band { fill: #7db4ff; fill-opacity: 0.20; }
          .fault { fill: #ff9a5c; fill-opacity: 0.13; }
          .bar { fill: #ff9a5c; }
        }
      </style>
      """;

  private final StringBuilder body = new StringBuilder();

  /** A corner of a line. */
  record Point(double x, double y) {}

  /** Where a text stands in relation to its place. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  void rectangle(String look, Point corner, double width, double height) {
    body.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>%n"
            .formatted(
                look, number(corner.x()), number(corner.y()), number(width), number(height)));
  }

  void line(String look, Point from, Point to) {
    path(look, List.of(from, to), false);
  }

  /** A line through all points; nothing if there are none. */
  void path(String look, List<Point> points, boolean closed) {
    if (points.isEmpty()) {
      return;
    }
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(number(point.x()))
          .append(' ')
          .append(number(point.y()));
    }
    body.append("<path class=\"%s\" d=\"%s%s\"/>%n".formatted(look, path, closed ? "Z" : ""));
  }

  void text(String look, Point place, Anchor anchor, String text) {
    body.append(
        "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>%n"
            .formatted(
                look,
                number(place.x()),
                number(place.y()),
                anchor.name().toLowerCase(Locale.ROOT),
                escaped(text)));
  }

  /**
   * The whole document.
   *
   * @param title what a reader hears who does not see
   */
  String document(String title, double width, double height) {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" role="img">
    <title>%3$s</title>
    %4$s<rect class="ground" width="%1$s" height="%2$s"/>
    %5$s</svg>
    """
        .formatted(number(width), number(height), escaped(title), STYLE, body);
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
