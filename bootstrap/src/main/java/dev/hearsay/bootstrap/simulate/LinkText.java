// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.bootstrap.settings.GoDuration;
import dev.hearsay.testkit.scenario.ScenarioSettings.Links;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how links are. */
final class LinkText {
  private static final Duration LONGEST_LATENCY = Duration.ofMinutes(1);
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:\\.(\\d))?%");
  private static final int ALL = 1_000;

  private LinkText() {}

  /**
   * How links are.
   *
   * @param latency such as {@code 20ms..80ms}, or one time
   * @param loss such as {@code 5%}
   * @throws IllegalArgumentException with one line that names the option
   */
  static Links links(String latency, String loss) {
    String[] ends = latency.split("\\.\\.", -1);
    Duration shortest = time(ends[0], latency);
    Duration longest = time(ends[ends.length - 1], latency);
    if (ends.length > 2
        || longest.compareTo(shortest) < 0
        || longest.compareTo(LONGEST_LATENCY) > 0) {
      throw new IllegalArgumentException(
          "--latency " + latency + " is no range such as 20ms..80ms, up to a minute");
    }
    return new Links(shortest, longest, perMille(loss));
  }

  private static Duration time(String text, String latency) {
    return GoDuration.parse(text)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--latency " + latency + " is no range such as 20ms..80ms"));
  }

  private static int perMille(String loss) {
    Matcher percent = PERCENT.matcher(loss);
    int perMille = percent.matches() ? perMille(percent) : ALL + 1;
    if (perMille > ALL) {
      throw new IllegalArgumentException(
          "--loss " + loss + " is no share such as 5% or 0.5%, up to 100%");
    }
    return perMille;
  }

  private static int perMille(Matcher percent) {
    String tenths = percent.group(2);
    return Integer.parseInt(percent.group(1)) * 10
        + (tenths == null ? 0 : Integer.parseInt(tenths));
  }
}
