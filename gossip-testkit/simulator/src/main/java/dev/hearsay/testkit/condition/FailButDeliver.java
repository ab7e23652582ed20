// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.testkit.memory.LinkBreak;
import dev.hearsay.testkit.memory.LinkCondition;

/**
 * The writer hears that its link broke, though what it wrote arrives.
 *
 * @param odds for each envelope
 */
public record FailButDeliver(Odds odds) implements LinkCondition {

  @Override
  public LinkBreak breaks() {
    return odds.hit() ? LinkBreak.WRITER : LinkBreak.NONE;
  }
}
