// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate.plot;

import java.util.Locale;

/** Times at an axis, with their units. */
final class TimeNames {
  private static final double SECOND = 1e3;
  private static final double MINUTE = 60e3;
  private static final double HOUR = 3_600e3;

  private TimeNames() {}

  static String of(double millis) {
    if (millis == 0) {
      return "0";
    }
    if (isWhole(millis / HOUR)) {
      return name(millis / HOUR, "h");
    }
    if (isWhole(millis / MINUTE)) {
      return name(millis / MINUTE, "min");
    }
    return millis >= SECOND ? name(millis / SECOND, "s") : name(millis, "ms");
  }

  private static boolean isWhole(double value) {
    return value > 0.5 && Math.abs(value - Math.rint(value)) < 1e-9;
  }

  private static String name(double value, String unit) {
    String number = String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    return number + " " + unit;
  }
}
