// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLION = 1e6;

  private Words() {}

  /** Such as {@code 81.2 ms}, {@code 4.2 s} or {@code 9 min 3 s}. */
  static String time(Duration time) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      return number(time.toNanos() / NANOS_PER_MILLI) + " ms";
    }
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      return number(time.toMillis() / 1_000.0) + " s";
    }
    long minutes = time.toMinutes();
    String rest = time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + " s";
    return minutes + " min" + rest;
  }

  /** With one digit after the point, unless that is a zero. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%,.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The count and the thing, in the plural unless it is one. */
  static String count(long value, String thing) {
    return count(value) + " " + thing + (value == 1 ? "" : "s");
  }

  static String bytes(long bytes) {
    return bytes < MILLION ? count(bytes, "byte") : number(bytes / MILLION) + " MB";
  }
}
