// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.id.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockNameTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9, 10, 1_000_000, Long.MAX_VALUE, Long.MIN_VALUE, -2, -1})
  void aNumberIsReadAsItWasWritten(long number) {
    assertThat(BlockName.parse(BlockName.of(number))).hasValue(number);
  }

  @Test
  void theHighestNumberHasTwentyDigits() {
    assertThat(BlockName.of(-1).toUtf8()).isEqualTo("18446744073709551615");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "+1",
        "01",
        "00",
        "1 ",
        "1.0",
        "0x10",
        "seven",
        "٣",
        "18446744073709551616",
        "18446744073709551620",
        "99999999999999999999",
        "100000000000000000000"
      })
  void whatIsNoNumberInPlainDigitsIsNoName(String name) {
    assertThat(BlockName.parse(Bytes.utf8(name))).isEmpty();
  }
}
