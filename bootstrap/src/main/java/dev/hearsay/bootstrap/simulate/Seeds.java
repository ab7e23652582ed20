// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which stories are told. */
sealed interface Seeds {
  /** No range is longer. */
  long MOST = 1_000_000;

  /** One, in full. */
  record One(long seed) implements Seeds {}

  /**
   * Many, in short.
   *
   * @param first the first seed
   * @param last the last one, which is told, too
   */
  record Range(long first, long last) implements Seeds {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

    /** Checks order and length. */
    public Range {
      if (last < first || last - first >= MOST) {
        throw new IllegalArgumentException(
            "--seeds %d..%d is no range of 1 to %d seeds".formatted(first, last, MOST));
      }
    }

    /** Reads {@code 1..200}. */
    static Range parse(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new IllegalArgumentException("--seeds " + text + " is no range such as 1..200");
      }
      return new Range(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)));
    }

    /** How many seeds there are. */
    long count() {
      return last - first + 1;
    }
  }
}
