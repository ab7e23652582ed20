// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.message.Lane;
import java.util.EnumMap;
import java.util.Map;

/**
 * The bytes that wait to be written, to all peers together. Every {@link SendLanes} of a node keeps
 * its part of the account, so that asking costs nothing.
 */
final class Backlog {

  private final Map<Lane, Long> bytes = new EnumMap<>(Lane.class);

  void add(Lane lane, int weight) {
    bytes.merge(lane, (long) weight, Long::sum);
  }

  void remove(Lane lane, int weight) {
    bytes.merge(lane, (long) -weight, Long::sum);
  }

  /** What waits in {@code lane}. */
  long of(Lane lane) {
    return bytes.getOrDefault(lane, 0L);
  }
}
