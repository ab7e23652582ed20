// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeliveredNumbersTest {

  private static final int CAPACITY = 7;

  @Test
  void theHeightIsTheFirstNumberThatIsMissing() {
    DeliveredNumbers numbers = new DeliveredNumbers(CAPACITY);
    numbers.add(0);
    numbers.add(2);
    assertThat(numbers.height()).isEqualTo(1);
    numbers.add(1);
    assertThat(numbers.height()).isEqualTo(3);
    assertThat(numbers.end()).isEqualTo(3);
  }

  @Test
  void theFirstMissingNumberIsFoundAcrossTheSeamOfTheRing() {
    DeliveredNumbers numbers = new DeliveredNumbers(CAPACITY);
    numbers.ledgerHolds(4);
    for (long number : new long[] {5, 6, 7, 8}) {
      numbers.add(number);
    }

    assertThat(numbers.firstMissingFrom(0)).isEqualTo(4);
    assertThat(numbers.firstMissingFrom(5)).isEqualTo(9);
    assertThat(numbers.firstMissingFrom(100)).isEqualTo(100);
  }

  @Test
  void whateverComesItAgreesWithASetOfAllNumbers() {
    for (long seed = 1; seed <= 300; seed++) {
      compareWithASet(new SplittableRandom(seed), seed % 2 == 0 ? 0 : -400L);
    }
  }

  private static void compareWithASet(SplittableRandom random, long base) {
    DeliveredNumbers numbers = new DeliveredNumbers(CAPACITY);
    TreeSet<Long> all = new TreeSet<>(Long::compareUnsigned);
    numbers.ledgerHolds(base);
    long floor = base;
    for (int i = 0; i < 200; i++) {
      long number = base + Math.max(0, i - 5) + random.nextInt(10 + (i % 50 == 0 ? 20 : 0));
      if (random.nextInt(20) == 0) {
        numbers.ledgerHolds(number);
        floor = Long.compareUnsigned(floor, number) < 0 ? number : floor;
      }
      if (random.nextInt(20) == 0 && numbers.hasGap()) {
        long height = heightOf(floor, all);
        long above = all.higher(height);
        assertThat(numbers.firstAboveGap()).isEqualTo(above);
        assertThat(numbers.giveUpBelow(above)).isEqualTo(above - height);
        floor = above;
      }
      boolean known = Long.compareUnsigned(number, floor) < 0 || all.contains(number);
      assertThat(numbers.contains(number)).isEqualTo(known);
      if (!known) {
        long lowest = lowestOfTheWindow(number, floor, all);
        long expected = missing(heightOf(floor, all), lowest, all);
        assertThat(numbers.add(number)).isEqualTo(expected);
        all.add(number);
        floor = lowest;
      }
      assertThat(numbers.height()).isEqualTo(heightOf(floor, all));
      assertThat(numbers.isOld(number)).isEqualTo(Long.compareUnsigned(number, floor) < 0);
      assertThat(numbers.ranges()).isEqualTo(ranges(heightOf(floor, all), all));
    }
  }

  private static List<BlockRange> ranges(long height, SortedSet<Long> all) {
    List<BlockRange> ranges = new ArrayList<>();
    if (height != 0) {
      ranges.add(new BlockRange(0, height));
    }
    for (long number : all.tailSet(height)) {
      BlockRange last = ranges.isEmpty() ? new BlockRange(0, 0) : ranges.getLast();
      if (last.to() == number) {
        ranges.removeLast();
        ranges.add(new BlockRange(last.from(), number + 1));
      } else {
        ranges.add(new BlockRange(number, number + 1));
      }
    }
    return ranges;
  }

  /** Where the memory begins once {@code number} is in it. */
  private static long lowestOfTheWindow(long number, long floor, Set<Long> all) {
    long height = heightOf(floor, all);
    boolean fits = Long.compareUnsigned(number - height, CAPACITY) < 0;
    return fits ? floor : number - CAPACITY + 1;
  }

  private static long missing(long from, long to, SortedSet<Long> all) {
    BigInteger span = unsigned(to).subtract(unsigned(from));
    return span.signum() <= 0 ? 0 : span.longValue() - all.subSet(from, to).size();
  }

  private static long heightOf(long floor, Set<Long> all) {
    long height = floor;
    while (all.contains(height)) {
      height++;
    }
    return height;
  }

  private static BigInteger unsigned(long number) {
    return new BigInteger(Long.toUnsignedString(number));
  }
}
