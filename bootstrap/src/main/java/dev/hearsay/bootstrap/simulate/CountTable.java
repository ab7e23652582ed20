// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Counts with their names, the most frequent first. */
final class CountTable {
  private CountTable() {}

  /**
   * One line for each count.
   *
   * @param label stands before the first
   */
  static List<String> lines(String label, Map<String, Long> counts) {
    List<Map.Entry<String, Long>> sorted =
        counts.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    int width =
        sorted.stream().mapToInt(entry -> Words.count(entry.getValue()).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Long> entry : sorted) {
      String count = Words.count(entry.getValue());
      lines.add(
          entry(
              lines.isEmpty() ? label : "",
              " ".repeat(width - count.length()) + count + " " + entry.getKey()));
    }
    return lines;
  }

  /** One line of a report. */
  static String entry(String label, String text) {
    return "  %-12s%s".formatted(label, text);
  }
}
