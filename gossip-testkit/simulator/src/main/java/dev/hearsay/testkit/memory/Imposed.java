// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import java.time.Duration;
import java.util.List;

/**
 * A condition in force on one direction between two nodes, from {@link MemoryNetwork#impose} until
 * {@link #lift()}.
 */
public final class Imposed {

  private final Wire wire;
  private final LinkCondition condition;
  private final Runnable acted;

  Imposed(Wire wire, LinkCondition condition, Runnable acted) {
    this.wire = wire;
    this.condition = condition;
    this.acted = acted;
  }

  /**
   * Ends the condition. Others stay, also equal ones; what it has done to things on their way stays
   * done. Lifting twice has no effect.
   */
  public void lift() {
    wire.lift(this);
  }

  List<Passage> pass(Passage passage) {
    List<Passage> copies = condition.pass(passage);
    if (!copies.equals(List.of(passage))) {
      acted.run();
    }
    return copies;
  }

  LinkBreak breaks() {
    LinkBreak breaking = condition.breaks();
    if (breaking != LinkBreak.NONE) {
      acted.run();
    }
    return breaking;
  }

  Access access() {
    Access access = condition.access();
    if (access != Access.OPEN) {
      acted.run();
    }
    return access;
  }

  Duration signalDelay() {
    return condition.signalDelay();
  }
}
