// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.application.ledger.ReorderBuffer.Item;
import dev.hearsay.domain.id.Bytes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReorderBufferTest {

  private static final int WINDOW = 10;

  private final ReorderBuffer buffer = new ReorderBuffer(1, WINDOW);
  private final List<Long> doneAtOnce = new ArrayList<>();

  @Test
  void whatComesEarlyWaits() {
    put(3, 2);
    assertThat(drain()).isEmpty();

    put(1);

    assertThat(drain()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void whatIsBehindOrComesTwiceIsDoneWithAtOnce() {
    put(0, 1);
    drain();
    put(1, 3, 3);

    assertThat(doneAtOnce).containsExactly(0L, 1L, 3L);
  }

  @Test
  void theLastNumberOfTheWindowGivesNothingUp() {
    put(10);

    assertThat(drain()).isEmpty();
  }

  @Test
  void aNumberBeyondTheWindowGivesUpWhatIsMissingBelowIt() {
    put(2, 4, 12);

    assertThat(drain()).as("1 is given up; 3 may still come").containsExactly(2L);
    put(3);
    assertThat(drain()).containsExactly(3L, 4L);
  }

  @Test
  void aNumberFarBeyondTheWindowGivesUpAllGapsBelow() {
    put(2, 4, 1_000);

    assertThat(drain()).containsExactly(2L, 4L);
    put(LongStream.range(991, 1_000).toArray());
    assertThat(drain()).hasSize(10).startsWith(991L).endsWith(1_000L);
  }

  @Test
  void numbersAreUnsigned() {
    ReorderBuffer high = new ReorderBuffer(Long.MAX_VALUE, WINDOW);
    high.put(new Item(Long.MIN_VALUE, Bytes.EMPTY, () -> {}));
    assertThat(high.poll()).isEmpty();

    high.put(new Item(Long.MAX_VALUE, Bytes.EMPTY, () -> {}));

    assertThat(high.poll()).isPresent();
    assertThat(high.poll()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyOrderWithinTheWindowComesOutInOrder(long seed) {
    List<Long> numbers = new ArrayList<>(LongStream.rangeClosed(1, WINDOW).boxed().toList());
    Collections.shuffle(numbers, new Random(seed));
    List<Long> out = new ArrayList<>();

    for (long number : numbers) {
      put(number);
      out.addAll(drain());
    }

    assertThat(out).isSorted().hasSize(WINDOW);
  }

  private void put(long... numbers) {
    for (long number : numbers) {
      buffer.put(new Item(number, Bytes.EMPTY, () -> doneAtOnce.add(number)));
    }
  }

  private List<Long> drain() {
    List<Long> out = new ArrayList<>();
    for (var next = buffer.poll(); next.isPresent(); next = buffer.poll()) {
      out.add(next.get().number());
    }
    return out;
  }
}
