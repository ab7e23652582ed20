// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the word that somebody probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The candidate that the fewest insertions, deletions and replacements of letters turn into
   * {@code word}, whatever their case; the first one among equals.
   *
   * @throws IllegalArgumentException if there is no candidate
   */
  public static String to(String word, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow(() -> new IllegalArgumentException("no candidate for '" + word + "'"));
  }

  /** How many letters must be inserted, deleted or replaced to turn one word into the other. */
  static int distance(String left, String right) {
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      above = nextRow(from.charAt(i - 1), i, to, above);
    }
    return above[to.length()];
  }

  private static int[] nextRow(char letter, int rowNumber, String to, int[] above) {
    int[] row = new int[above.length];
    row[0] = rowNumber;
    for (int j = 1; j < row.length; j++) {
      int replaced = above[j - 1] + (letter == to.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
    }
    return row;
  }
}
