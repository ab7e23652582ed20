// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.domain.port.Randomness;
import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import java.time.Duration;
import java.util.List;

/**
 * All comes later, dials and ends too. A link keeps its order, so that one late envelope holds up
 * those behind it.
 *
 * @param chance decides how much later
 * @param shortest the least delay
 * @param jitter how much longer it may be, at most
 */
public record Delay(Randomness chance, Duration shortest, Duration jitter)
    implements LinkCondition {

  /** Checks the bounds. */
  public Delay {
    if (shortest.isNegative() || jitter.isNegative()) {
      throw new IllegalArgumentException("delay of " + shortest + " and " + jitter + " more");
    }
  }

  @Override
  public List<Passage> pass(Passage passage) {
    return List.of(passage.later(signalDelay()));
  }

  @Override
  public Duration signalDelay() {
    long extra = Math.floorMod(chance.nextLong(), jitter.toNanos() + 1);
    return shortest.plusNanos(extra);
  }
}
