// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The blocks whose check is running, and since when their numbers are in sight.
 *
 * <p>Several copies of one number are checked side by side, for one may be spoilt; but the same
 * bytes only once. Bounded in numbers, in copies of one number and in bytes.
 */
final class BlocksInCheck {

  private record Sight(long firstNanos, List<Envelope> copies) {}

  private final BlockSettings.Checks limits;
  private final Map<Long, Sight> sights = new HashMap<>();
  private long bytes;

  BlocksInCheck(BlockSettings.Checks limits) {
    this.limits = limits;
  }

  boolean contains(long number) {
    return sights.containsKey(number);
  }

  /** Takes note of a check that begins now; the reason if it must not. */
  Optional<Rejection> admit(long number, Envelope copy, Now now) {
    Sight sight = sights.get(number);
    if (sight != null && sight.copies().contains(copy)) {
      return Optional.of(Rejection.KNOWN_BLOCK);
    }
    if (!hasRoom(sight == null ? 0 : sight.copies().size(), copy.weight())) {
      return Optional.of(Rejection.OVERLOADED);
    }
    sights
        .computeIfAbsent(number, n -> new Sight(now.elapsedNanos(), new ArrayList<>(1)))
        .copies()
        .add(copy);
    bytes += copy.weight();
    return Optional.empty();
  }

  private boolean hasRoom(int copies, int weight) {
    return copies < limits.maxCopies()
        && (copies > 0 || sights.size() < limits.maxNumbers())
        && (bytes == 0 || bytes + weight <= limits.maxBytes());
  }

  /**
   * Takes note of the end of a check.
   *
   * @return for how long the number has been in sight; empty if there was no such check
   */
  Optional<Duration> ended(long number, Envelope copy, Now now) {
    Sight sight = sights.get(number);
    if (sight == null || !sight.copies().remove(copy)) {
      return Optional.empty();
    }
    bytes -= copy.weight();
    if (sight.copies().isEmpty()) {
      sights.remove(number);
    }
    return Optional.of(now.since(sight.firstNanos()));
  }
}
