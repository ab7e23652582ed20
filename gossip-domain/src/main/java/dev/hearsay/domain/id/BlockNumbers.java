// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import java.util.Comparator;

/**
 * The order of block numbers and heights: they are unsigned, so a negative {@code long} is greater
 * than any other.
 */
public final class BlockNumbers {
  /** The number above which there is none. */
  public static final long HIGHEST = -1L;

  /** Lower numbers first. */
  public static final Comparator<Long> ORDER = Long::compareUnsigned;

  private BlockNumbers() {}

  /** Whether {@code number} is lower than {@code bound}. */
  public static boolean isBelow(long number, long bound) {
    return Long.compareUnsigned(number, bound) < 0;
  }

  /** The lower of two numbers. */
  public static long lower(long one, long other) {
    return isBelow(one, other) ? one : other;
  }

  /** The higher of two numbers. */
  public static long higher(long one, long other) {
    return isBelow(one, other) ? other : one;
  }
}
