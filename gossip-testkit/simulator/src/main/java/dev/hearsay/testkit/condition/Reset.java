// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.testkit.memory.LinkBreak;
import dev.hearsay.testkit.memory.LinkCondition;

/**
 * Links break when they are written to, and what was on its way is lost. They may be dialled again
 * at once.
 *
 * @param odds for each envelope
 */
public record Reset(Odds odds) implements LinkCondition {

  @Override
  public LinkBreak breaks() {
    return odds.hit() ? LinkBreak.BOTH : LinkBreak.NONE;
  }
}
