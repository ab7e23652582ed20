// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import java.util.List;

/**
 * Envelopes vanish; the link stays, and nobody is told.
 *
 * @param odds for each envelope
 */
public record Loss(Odds odds) implements LinkCondition {

  @Override
  public List<Passage> pass(Passage passage) {
    return odds.hit() ? List.of() : List.of(passage);
  }
}
