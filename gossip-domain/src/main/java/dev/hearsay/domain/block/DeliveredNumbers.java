// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static dev.hearsay.domain.id.BlockNumbers.HIGHEST;
import static dev.hearsay.domain.id.BlockNumbers.higher;
import static dev.hearsay.domain.id.BlockNumbers.isBelow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which blocks were delivered, so that none is delivered twice: a height below which all were, and
 * a window of the numbers above it.
 *
 * <pre>
 *   0 ........ floor .......... height ............... end ....... height + capacity
 *     ledger,        delivered         some delivered       none        out of sight
 *     or given up                      (window)
 * </pre>
 *
 * <p>The memory is one bit for each number of the window, whatever comes. A number beyond the
 * window moves it up; what was missing below is given up. All numbers are unsigned; the highest
 * one, for which no height above it can be written, stays in the window.
 */
final class DeliveredNumbers {

  private final int capacity;
  private final BitSet window = new BitSet();
  private long floor;
  private long height;
  private long end;

  DeliveredNumbers(int capacity) {
    this.capacity = capacity;
  }

  /** All numbers below lie in the ledger, or were given up unless they were delivered. */
  long floor() {
    return floor;
  }

  /** All numbers below were delivered, lie in the ledger, or were given up. */
  long height() {
    return height;
  }

  /** One more than the highest number known here; the highest number stays as it is. */
  long end() {
    return end;
  }

  boolean contains(long number) {
    return isBelow(number, height) || isMarked(number);
  }

  /** Whether the number lies in the ledger or was given up, so that it is not worth a look. */
  boolean isOld(long number) {
    return isBelow(number, floor);
  }

  /** Whether something was delivered although something below it was not. */
  boolean hasGap() {
    return isBelow(height, end);
  }

  /** Whether it is the lowest number that is missing, and something above it was delivered. */
  boolean isLowestGap(long number) {
    return number == height && hasGap();
  }

  /**
   * Takes a number that is not contained.
   *
   * @return how many numbers are given up for it
   */
  long add(long number) {
    long givenUp = makeRoomFor(number);
    window.set(slot(number));
    end = higher(end, number == HIGHEST ? HIGHEST : number + 1);
    compact();
    return givenUp;
  }

  /** The ledger holds all numbers below. */
  void ledgerHolds(long ledgerHeight) {
    floor = higher(floor, ledgerHeight);
    end = higher(end, ledgerHeight);
    if (isBelow(height, ledgerHeight)) {
      moveTo(ledgerHeight);
      compact();
    }
  }

  /**
   * Gives up what is missing below {@code bound}, which lies in the window.
   *
   * @return how many numbers that are
   */
  long giveUpBelow(long bound) {
    long skipped = bound - height - markedBelow(bound);
    floor = higher(floor, bound);
    moveTo(bound);
    compact();
    return skipped;
  }

  /** The lowest number above the lowest gap; only if there is a gap. */
  long firstAboveGap() {
    return firstMarkedFrom(height);
  }

  /** The lowest number from {@code number} on that is marked, for a number below the end. */
  private long firstMarkedFrom(long number) {
    int from = slot(number);
    int above = window.nextSetBit(from);
    int slot = above < 0 ? window.nextSetBit(0) : above;
    return number + Math.floorMod(slot - from, capacity);
  }

  /** All that is contained, ascending; but not the highest of all numbers. */
  List<BlockRange> ranges() {
    List<BlockRange> ranges = new ArrayList<>();
    if (height != 0) {
      ranges.add(new BlockRange(0, height));
    }
    long next = height;
    while (isBelow(next, end)) {
      long from = firstMarkedFrom(next);
      next = firstMissingFrom(from);
      ranges.add(new BlockRange(from, next));
    }
    return ranges;
  }

  /** The lowest number from {@code number} on that was not delivered. */
  long firstMissingFrom(long number) {
    long candidate = higher(number, height);
    while (isMarked(candidate) && candidate != HIGHEST) {
      candidate = afterRunAt(candidate);
    }
    return candidate;
  }

  /** The number behind a run of delivered ones, or the seam of the ring where that comes first. */
  private long afterRunAt(long number) {
    int slot = slot(number);
    int run = Math.min(window.nextClearBit(slot), capacity) - slot;
    return isBelow(HIGHEST - number, run) ? HIGHEST : number + run;
  }

  private long makeRoomFor(long number) {
    if (isInWindow(number)) {
      return 0;
    }
    long base = number - capacity + 1;
    long skipped = base - height - markedBelow(base);
    floor = higher(floor, base);
    moveTo(base);
    return skipped;
  }

  private long markedBelow(long base) {
    long marked = 0;
    for (long n = height; n != base && isInWindow(n); n++) {
      marked += isMarked(n) ? 1 : 0;
    }
    return marked;
  }

  private void moveTo(long base) {
    if (isInWindow(base)) {
      for (long n = height; n != base; n++) {
        window.clear(slot(n));
      }
    } else {
      window.clear();
    }
    height = base;
  }

  private void compact() {
    while (height != HIGHEST && window.get(slot(height))) {
      window.clear(slot(height));
      height++;
    }
  }

  private boolean isMarked(long number) {
    return isInWindow(number) && window.get(slot(number));
  }

  private boolean isInWindow(long number) {
    return !isBelow(number, height) && isBelow(number - height, capacity);
  }

  private int slot(long number) {
    return (int) Long.remainderUnsigned(number, capacity);
  }
}
