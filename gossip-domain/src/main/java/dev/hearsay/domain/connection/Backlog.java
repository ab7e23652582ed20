// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.message.Lane;
import java.util.EnumMap;
import java.util.Map;

/**
 * What waits to be written, to all peers together. Every {@link SendLanes} of a node keeps its part
 * of the account, so that asking costs nothing.
 */
final class Backlog {

  private final Map<Lane, Integer> envelopes = new EnumMap<>(Lane.class);
  private final Map<Lane, Long> bytes = new EnumMap<>(Lane.class);
  private int all;

  void add(Lane lane, int weight) {
    envelopes.merge(lane, 1, Integer::sum);
    bytes.merge(lane, (long) weight, Long::sum);
    all++;
  }

  void remove(Lane lane, int weight) {
    envelopes.merge(lane, -1, Integer::sum);
    bytes.merge(lane, (long) -weight, Long::sum);
    all--;
  }

  /** Whether nothing waits in any lane. */
  boolean isEmpty() {
    return all == 0;
  }

  /** The bytes that wait in {@code lane}. */
  long bytes(Lane lane) {
    return bytes.getOrDefault(lane, 0L);
  }

  /** How many envelopes wait in {@code lane}. */
  int envelopes(Lane lane) {
    return envelopes.getOrDefault(lane, 0);
  }
}
