// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.message.Envelope;
import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import java.util.List;

/**
 * One bit of an envelope flips: in the payload, the signature or the secret.
 *
 * @param odds for each envelope
 */
public record Corruption(Odds odds) implements LinkCondition {

  @Override
  public List<Passage> pass(Passage passage) {
    return List.of(odds.hit() ? passage.replacedBy(corrupted(passage.envelope())) : passage);
  }

  private Envelope corrupted(Envelope envelope) {
    return Parts.spoilOne(envelope, odds, this::flipABit);
  }

  private Bytes flipABit(Bytes part) {
    byte[] bytes = part.toArray();
    bytes[odds.draw(bytes.length)] ^= (byte) (1 << odds.draw(Byte.SIZE));
    return Bytes.wrap(bytes);
  }
}
