// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How times are distributed. Exact: all of them are kept, sorted. */
public final class Percentiles {
  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] sorted;

  private Percentiles(long[] sorted) {
    this.sorted = sorted;
  }

  /** Of these nanoseconds, in any order; a copy is kept. */
  public static Percentiles of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Percentiles(sorted);
  }

  /** How many times there are. */
  public int count() {
    return sorted.length;
  }

  /**
   * The smallest time that at least {@code percent} of all do not exceed, in milliseconds, rounded
   * to thousandths.
   *
   * @param percent more than 0, at most 100
   * @throws IllegalStateException if there is no time
   */
  public double millis(double percent) {
    if (sorted.length == 0) {
      throw new IllegalStateException("no time was measured; ask for the count first");
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return Math.round(sorted[Math.max(rank, 1) - 1] / NANOS_PER_MILLI * 1e3) / 1e3;
  }

  /** The usual ones in milliseconds; each null if there is no time. */
  public Map<String, @Nullable Double> toJson() {
    Map<String, @Nullable Double> json = new LinkedHashMap<>();
    json.put("p50", orNull(50));
    json.put("p90", orNull(90));
    json.put("p99", orNull(99));
    json.put("max", orNull(100));
    return json;
  }

  private @Nullable Double orNull(double percent) {
    return sorted.length == 0 ? null : (Double) millis(percent);
  }
}
