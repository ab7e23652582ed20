// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.condition;

import dev.hearsay.testkit.memory.Access;
import dev.hearsay.testkit.memory.LinkCondition;
import dev.hearsay.testkit.memory.Passage;
import java.util.List;

/**
 * Nothing comes through in this direction, and nobody is told. Open links stay, dials time out. A
 * side that closes its link meanwhile is not heard; the other finds out by what it writes when the
 * silence is over.
 */
public record Silence() implements LinkCondition {

  @Override
  public List<Passage> pass(Passage passage) {
    return List.of();
  }

  @Override
  public Access access() {
    return Access.SILENT;
  }
}
