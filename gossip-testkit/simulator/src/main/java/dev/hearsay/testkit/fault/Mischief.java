// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.fault;

/** How a fault of one kind comes about. Knows no state but that of the faults it has begun. */
@FunctionalInterface
interface Mischief {

  /**
   * Lets the fault begin.
   *
   * <p>Whatever it truly does to the network it counts with {@link World#count}, once for each
   * message lost, node killed and so on: a fault that has touched nothing counts as nothing.
   *
   * @return ends the fault: takes back what this very fault has done, and nothing else
   */
  Undo begin(World world, Fault fault);

  /** Ends a fault. Called once. */
  @FunctionalInterface
  interface Undo {
    /** Takes back what the fault has done. */
    void end();
  }
}
