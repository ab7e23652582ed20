// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import dev.hearsay.bootstrap.demo.DemoSnapshot.Node;
import dev.hearsay.bootstrap.demo.DemoSnapshot.Sight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws who knows whom, and how far blocks have come: a row for each node, a column for each node
 * that it may know. Pure: the same snapshot gives the same lines, none wider than the terminal.
 */
public final class DemoTable {
  private static final int MIN_NAME = 8;

  private final int width;
  private final Symbols symbols;

  /**
   * A table for a terminal.
   *
   * @param width its columns; where the matrix does not fit, only its sums are drawn
   */
  public DemoTable(int width, Symbols symbols) {
    this.width = width;
    this.symbols = symbols;
  }

  /** The lines of the table, title and legend included. */
  public List<String> render(DemoSnapshot snapshot) {
    Layout layout = new Layout(snapshot);
    List<String> lines = new ArrayList<>();
    lines.add(title(snapshot));
    lines.add("");
    lines.add(layout.header());
    for (int i = 0; i < snapshot.nodes().size(); i++) {
      lines.add(layout.row(i));
    }
    lines.add("");
    lines.add(legend(layout));
    lines.add("kill NAME   start NAME   peers NAME   help   q");
    return lines.stream().map(this::fitting).toList();
  }

  private static String title(DemoSnapshot snapshot) {
    long orgs = snapshot.nodes().stream().map(Node::org).distinct().count();
    return "hearsay demo   %d of %d nodes run, %d organizations   up %s"
        .formatted(
            snapshot.running().size(), snapshot.nodes().size(), orgs, clock(snapshot.uptime()));
  }

  private String legend(Layout layout) {
    return layout.matrixFits
        ? "%c alive   %c dead   %c unknown   columns are numbered like rows"
            .formatted(symbols.of(Sight.ALIVE), symbols.of(Sight.DEAD), symbols.of(Sight.UNKNOWN))
        : "too many nodes for the matrix: its sums only";
  }

  private String fitting(String line) {
    String stripped = line.stripTrailing();
    return stripped.length() <= width ? stripped : stripped.substring(0, width);
  }

  /** Hours are shown from the first one on. */
  private static String clock(Duration time) {
    String minutes = "%02d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
    return time.toHours() == 0 ? minutes : time.toHours() + ":" + minutes;
  }

  /** The widths that one snapshot asks for. */
  private final class Layout {
    private final DemoSnapshot snapshot;
    private final int digits;
    private final int name;
    private final boolean matrixFits;

    private Layout(DemoSnapshot snapshot) {
      this.snapshot = snapshot;
      this.digits = String.valueOf(snapshot.nodes().size()).length();
      this.name =
          snapshot.nodes().stream()
              .mapToInt(node -> node.name().length())
              .reduce(MIN_NAME, Math::max);
      int matrix = snapshot.nodes().size() * (digits + 1) + 2;
      this.matrixFits = start("", "").length() + matrix + Sums.EMPTY.width() <= width;
    }

    private String header() {
      StringBuilder numbers = new StringBuilder();
      for (int i = 1; i <= snapshot.nodes().size(); i++) {
        numbers.append(cell(String.valueOf(i)));
      }
      return start("", "node") + matrix(numbers) + Sums.TITLES.text();
    }

    private String row(int index) {
      Node node = snapshot.nodes().get(index);
      String start = start(String.valueOf(index + 1), node.name());
      return node.running() ? start + sight(node) : start + "   stopped";
    }

    private String sight(Node node) {
      String cells =
          node.sees().stream()
              .map(sight -> cell(String.valueOf(symbols.of(sight))))
              .collect(Collectors.joining());
      return matrix(cells)
          + new Sums(
                  String.valueOf(node.count(Sight.ALIVE)),
                  String.valueOf(node.count(Sight.DEAD)),
                  String.valueOf(node.traffic().links()),
                  tenths(node.traffic().messagesPerSecond()),
                  Long.toUnsignedString(node.blocks().height()),
                  tenths(node.blocks().newestMillis()),
                  clock(node.uptime()))
              .text();
    }

    private String matrix(CharSequence cells) {
      return matrixFits ? "  " + cells : "";
    }

    private String start(String number, String name) {
      return " " + right(number, digits) + " " + left(name, this.name);
    }

    private String cell(String text) {
      return " " + right(text, digits);
    }
  }

  /** What stands right of the matrix; {@code millis} is the way of the newest block. */
  private record Sums(
      String alive,
      String dead,
      String links,
      String messages,
      String height,
      String millis,
      String up) {
    static final Sums EMPTY = new Sums("", "", "", "", "", "", "");
    static final Sums TITLES = new Sums("alive", "dead", "links", "msg/s", "height", "ms", "up");

    String text() {
      return "  "
          + right(alive, 5)
          + right(dead, 5)
          + right(links, 6)
          + right(messages, 8)
          + right(height, 7)
          + right(millis, 7)
          + right(up, 8);
    }

    int width() {
      return text().length();
    }
  }

  /** Large numbers say no tenths, so that they stay in their column. */
  static String tenths(double value) {
    return Double.isNaN(value)
        ? "-"
        : String.format(Locale.ROOT, value < 1_000 ? "%.1f" : "%.0f", value);
  }

  private static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - text.length())) + text;
  }

  private static String left(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - text.length()));
  }
}
