// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.invariant;

/** Takes what invariants object to. */
@FunctionalInterface
public interface Objections {

  /**
   * Something happened that must not.
   *
   * @param invariant which rule was broken
   * @param detail one line
   * @param nodes the names of the nodes involved
   */
  void object(Invariant invariant, String detail, String... nodes);
}
