// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.event;

/**
 * How full something is that is bounded: a queue, a table, a memory in time.
 *
 * @param name what it is, and in which unit it is measured unless it is counted
 * @param used how much is in use
 * @param bound what it must not exceed
 */
public record Fill(String name, long used, long bound) {

  /** Whether it holds no more than it may. */
  public boolean isWithinBound() {
    return used <= bound;
  }
}
