// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Chance, reproducible from a seed in the simulator.
 *
 * <p>Each component forks its own labelled stream, so that one more draw in one room does not
 * change the story of another. Not thread-safe: a stream belongs to its component.
 */
public interface Randomness {

  /** 64 uniformly distributed bits, as nonces are. */
  long nextLong();

  /**
   * A uniformly distributed number from 0 to {@code bound} exclusive.
   *
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  int nextInt(int bound);

  /** An independent stream for the component called {@code label}. */
  Randomness fork(String label);

  /**
   * Up to {@code count} different elements that satisfy {@code filter}, chosen uniformly, in random
   * order.
   *
   * @param candidates in an order that is the same in every run
   */
  default <T> List<T> choose(Collection<T> candidates, int count, Predicate<? super T> filter) {
    List<T> pool = new ArrayList<>(candidates.size());
    for (T candidate : candidates) {
      if (filter.test(candidate)) {
        pool.add(candidate);
      }
    }
    int chosen = Math.min(Math.max(count, 0), pool.size());
    for (int i = 0; i < chosen; i++) {
      int pick = i + nextInt(pool.size() - i);
      T swap = pool.get(i);
      pool.set(i, pool.get(pick));
      pool.set(pick, swap);
    }
    return List.copyOf(pool.subList(0, chosen));
  }
}
