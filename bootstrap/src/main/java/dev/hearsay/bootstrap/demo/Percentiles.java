// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.demo;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How times are spread, in milliseconds. All are 0 if nothing was measured.
 *
 * @param p50 half of them are at most this
 * @param p90 nine of ten
 * @param p99 ninety-nine of a hundred
 * @param max all
 */
public record Percentiles(double p50, double p90, double p99, double max) {
  /** Nothing was measured. */
  public static final Percentiles NONE = new Percentiles(0, 0, 0, 0);

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("p50", p50);
    json.put("p90", p90);
    json.put("p99", p99);
    json.put("max", max);
    return json;
  }
}
