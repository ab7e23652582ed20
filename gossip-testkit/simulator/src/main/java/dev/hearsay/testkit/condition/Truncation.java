// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import java.util.List;

/**
 * Envelopes lose the end of their payload, signature or secret, maybe all of it.
 *
 * @param odds for each envelope
 */
public record Truncation(Odds odds) implements LinkCondition {

  @Override
  public List<Passage> pass(Passage passage) {
    return List.of(odds.hit() ? passage.replacedBy(truncated(passage.envelope())) : passage);
  }

  private Envelope truncated(Envelope envelope) {
    return Parts.spoilOne(envelope, odds, part -> part.slice(0, odds.draw(part.length())));
  }
}
