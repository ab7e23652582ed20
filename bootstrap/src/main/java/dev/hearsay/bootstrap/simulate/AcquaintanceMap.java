// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.domain.id.OrgId;
import dev.hearsay.testkit.scenario.Acquaintances;
import dev.hearsay.testkit.scenario.Acquaintances.Node;
import dev.hearsay.testkit.scenario.Acquaintances.Standing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who knows whom, as a picture in letters: a row for each observer, a column for each member, those
 * of one organization together. Of more than {@value #MOST_COLUMNS} nodes only sums are shown.
 */
final class AcquaintanceMap {
  static final int MOST_COLUMNS = 80;

  private static final String LEGEND =
      "O alive and linked   o alive   x dead   ? unknown   . not to be known   \\ itself";
  private static final int DECIMAL = 10;

  private final Acquaintances known;
  private final Map<OrgId, List<Integer>> organizations = new LinkedHashMap<>();

  private AcquaintanceMap(Acquaintances known) {
    this.known = known;
    for (int i = 0; i < known.nodes().size(); i++) {
      organizations.computeIfAbsent(known.nodes().get(i).org(), _ -> new ArrayList<>()).add(i);
    }
  }

  static List<String> lines(Acquaintances known) {
    AcquaintanceMap map = new AcquaintanceMap(known);
    return known.nodes().size() > MOST_COLUMNS ? map.sums() : map.picture();
  }

  private List<String> picture() {
    List<String> lines = new ArrayList<>();
    lines.add("who knows whom in the end: rows see columns");
    int width = known.nodes().stream().mapToInt(node -> node.name().length()).max().orElse(0);
    String margin = " ".repeat(width + 2);
    lines.add((margin + String.join("  ", names())).stripTrailing());
    lines.add(margin + String.join("  ", numbers()));
    organizations
        .values()
        .forEach(rows -> {
          rows.forEach(row -> lines.add(row(row, width)));
          lines.add("");
        });
    lines.set(lines.size() - 1, LEGEND);
    return lines;
  }

  /** The name of each organization above its columns, as far as it fits. */
  private List<String> names() {
    List<String> names = new ArrayList<>();
    organizations.forEach((org, columns) -> {
      int width = columns.size();
      String name = org.mspId();
      names.add(
          name.length() > width
              ? name.substring(0, width)
              : name + " ".repeat(width - name.length()));
    });
    return names;
  }

  /** The last digit of the number of each column within its organization. */
  private List<String> numbers() {
    List<String> numbers = new ArrayList<>();
    organizations
        .values()
        .forEach(columns -> {
          StringBuilder digits = new StringBuilder();
          for (int i = 0; i < columns.size(); i++) {
            digits.append(i % DECIMAL);
          }
          numbers.add(digits.toString());
        });
    return numbers;
  }

  private String row(int row, int width) {
    Node node = known.nodes().get(row);
    List<String> cells = new ArrayList<>();
    organizations
        .values()
        .forEach(columns -> {
          StringBuilder part = new StringBuilder();
          columns.forEach(column -> part.append(symbol(known.rows().get(row).get(column))));
          cells.add(part.toString());
        });
    String end = node.running() ? "" : "  does not run";
    return node.name()
        + " ".repeat(width + 2 - node.name().length())
        + String.join("  ", cells)
        + end;
  }

  private static char symbol(Standing standing) {
    return switch (standing) {
      case SELF -> '\\';
      case LINKED -> 'O';
      case ALIVE -> 'o';
      case DEAD -> 'x';
      case UNKNOWN -> '?';
      case HIDDEN -> '.';
    };
  }

  private List<String> sums() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "who knows whom in the end, in pairs of an observer and a member (more than "
            + MOST_COLUMNS
            + " nodes are not drawn)");
    organizations.forEach((observers, rows) ->
        organizations.forEach((members, columns) ->
            lines.add(
                "  %s sees %s: %s"
                    .formatted(observers.mspId(), members.mspId(), sum(rows, columns)))));
    return lines;
  }

  private String sum(List<Integer> rows, List<Integer> columns) {
    Map<Standing, Integer> sums = new EnumMap<>(Standing.class);
    for (int row : rows) {
      for (int column : columns) {
        sums.merge(known.rows().get(row).get(column), 1, Integer::sum);
      }
    }
    sums.remove(Standing.SELF);
    List<String> parts = new ArrayList<>();
    sums.forEach((standing, count) -> parts.add(Words.count(count) + " " + word(standing)));
    return String.join(", ", parts);
  }

  private static String word(Standing standing) {
    return switch (standing) {
      case SELF -> "itself";
      case LINKED -> "alive and linked";
      case ALIVE -> "alive";
      case DEAD -> "dead";
      case UNKNOWN -> "unknown";
      case HIDDEN -> "not to be known";
    };
  }
}
