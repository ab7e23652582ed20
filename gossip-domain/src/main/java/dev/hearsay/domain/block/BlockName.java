// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.id.Bytes;
import java.util.OptionalLong;

/**
 * How a block is called in a pull: by its number in decimal digits, without leading zeros
 * (dissemination §6.4).
 */
final class BlockName {

  private static final int MAX_DIGITS = 20;
  private static final long MAX_BEFORE_LAST_DIGIT = Long.divideUnsigned(-1L, 10);

  private BlockName() {}

  /** The name of the block with this number, unsigned. */
  static Bytes of(long number) {
    return Bytes.utf8(Long.toUnsignedString(number));
  }

  /** The number that a name stands for; empty if it is no name of a block. */
  static OptionalLong parse(Bytes name) {
    int digits = name.length();
    if (digits == 0 || digits > MAX_DIGITS || (digits > 1 && name.at(0) == '0')) {
      return OptionalLong.empty();
    }
    long number = 0;
    for (int i = 0; i < digits; i++) {
      int digit = name.at(i) - '0';
      if (digit < 0 || digit > 9 || overflows(number, digit)) {
        return OptionalLong.empty();
      }
      number = number * 10 + digit;
    }
    return OptionalLong.of(number);
  }

  private static boolean overflows(long number, int digit) {
    return Long.compareUnsigned(number, MAX_BEFORE_LAST_DIGIT) > 0
        || Long.compareUnsigned(number * 10 + digit, digit) < 0;
  }
}
