// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import java.util.List;

/**
 * Envelopes come twice, one copy right behind the other.
 *
 * @param odds for each envelope
 */
public record Duplication(Odds odds) implements LinkCondition {

  @Override
  public List<Passage> pass(Passage passage) {
    return odds.hit() ? List.of(passage, passage) : List.of(passage);
  }
}
