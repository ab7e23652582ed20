// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Fabric's files write them: numbers with units, the larger first by custom, such as
 * {@code 4s}, {@code 1500ms}, {@code 1.5s} or {@code 1h30m}. Only a bare {@code 0} needs no unit.
 */
public final class GoDuration {
  private static final Pattern PART =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(ns|us|µs|ms|s|m|h)");
  private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + "){1,7}");

  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDuration() {}

  /**
   * The duration that {@code text} spells; empty if it is none, is negative or exceeds 292 years.
   */
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = BigDecimal.ZERO;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      nanos = nanos.add(nanos(part.group(1), part.group(2)));
    }
    return nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(nanos.longValue()));
  }

  private static BigDecimal nanos(String number, String unit) {
    return new BigDecimal(number).multiply(BigDecimal.valueOf(NANOS.getOrDefault(unit, 0L)));
  }
}
