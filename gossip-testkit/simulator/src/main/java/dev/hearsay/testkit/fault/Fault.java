// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

import java.time.Duration;
import java.util.List;

/**
 * One thing that goes wrong.
 *
 * @param kind what
 * @param begin from when on, since the faults began to be injected
 * @param end until when
 * @param nodes the names of the nodes concerned, at least one
 * @param strength from 1 to {@link #FULL_STRENGTH}, in thousandths of the worst that the kind does
 */
public record Fault(
    FaultKind kind, Duration begin, Duration end, List<String> nodes, int strength) {

  /** The greatest strength. */
  public static final int FULL_STRENGTH = 1_000;

  /** Checks order and bounds, and keeps an unmodifiable copy. */
  public Fault {
    nodes = List.copyOf(nodes);
    if (begin.isNegative() || end.compareTo(begin) < 0) {
      throw new IllegalArgumentException(kind + " from " + begin + " to " + end + " is no time");
    }
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException(kind + " concerns no node; name at least one");
    }
    if (strength < 1 || strength > FULL_STRENGTH) {
      throw new IllegalArgumentException(
          kind + " with strength " + strength + "; it must be from 1 to " + FULL_STRENGTH);
    }
  }

  /** Whether the node is named. */
  public boolean concerns(String node) {
    return nodes.contains(node);
  }

  /** How long it lasts. */
  public Duration length() {
    return end.minus(begin);
  }

  /** In one line, such as {@code DROP 12.0s..40.5s org1-peer2 strength 300}. */
  @Override
  public String toString() {
    return "%s %s..%s %s strength %d"
        .formatted(kind, seconds(begin), seconds(end), String.join(",", nodes), strength);
  }

  private static String seconds(Duration since) {
    long millis = since.toMillis();
    return millis / 1_000 + "." + millis % 1_000 / 100 + "s";
  }
}
