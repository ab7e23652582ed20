// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import java.time.Duration;
import java.util.List;

/**
 * Envelopes leave their place on the stream: they come somewhat late and are overtaken. This breaks
 * on purpose what a transport promises.
 *
 * @param odds for each envelope
 * @param most how late at most
 */
public record Reordering(Odds odds, Duration most) implements LinkCondition {

  /** Checks the bounds. */
  public Reordering {
    if (most.isNegative() || most.compareTo(Duration.ofMinutes(30)) > 0) {
      throw new IllegalArgumentException(most + " late; it must be between 0 and 30 minutes");
    }
  }

  @Override
  public List<Passage> pass(Passage passage) {
    return odds.hit() ? List.of(passage.outOfOrder().later(lateness())) : List.of(passage);
  }

  private Duration lateness() {
    return Duration.ofMillis(odds.draw((int) most.toMillis() + 1));
  }
}
