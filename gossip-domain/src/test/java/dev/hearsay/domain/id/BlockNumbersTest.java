// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BlockNumbersTest {

  @Test
  void negativeNumbersAreAboveAllOthers() {
    assertThat(BlockNumbers.isBelow(Long.MAX_VALUE, Long.MIN_VALUE)).isTrue();
    assertThat(BlockNumbers.isBelow(BlockNumbers.HIGHEST, 0)).isFalse();
    assertThat(BlockNumbers.isBelow(7, 7)).isFalse();
    assertThat(BlockNumbers.higher(1, BlockNumbers.HIGHEST)).isEqualTo(BlockNumbers.HIGHEST);
    assertThat(BlockNumbers.higher(2, 1)).isEqualTo(2);
  }

  @Test
  void theHighestNumberComesLast() {
    assertThat(
            List.of(BlockNumbers.HIGHEST, 3L, Long.MIN_VALUE, 0L).stream()
                .sorted(BlockNumbers.ORDER))
        .containsExactly(0L, 3L, Long.MIN_VALUE, BlockNumbers.HIGHEST);
  }
}
