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

  private static final int COUNT = 10;

  private final ReorderBuffer buffer = new ReorderBuffer(1);
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
  void whatWasGivenUpIsPassedOver() {
    put(4, 5);
    buffer.giveUp(1, 4);

    assertThat(drain()).containsExactly(4L, 5L);
  }

  @Test
  void whatIsHereOfARangeThatWasGivenUpComesAllTheSame() {
    put(2, 5);
    buffer.giveUp(1, 5);

    assertThat(drain()).containsExactly(2L, 5L);
  }

  @Test
  void whatIsGivenUpFurtherAheadWaitsForWhatIsBelow() {
    put(6);
    buffer.giveUp(3, 5);
    buffer.giveUp(5, 6);
    assertThat(drain()).isEmpty();

    put(1, 2);

    assertThat(drain()).containsExactly(1L, 2L, 6L);
  }

  @Test
  void rangesMayBeGivenUpInAnyOrder() {
    put(4, 7);
    buffer.giveUp(5, 6);
    buffer.giveUp(6, 7);
    buffer.giveUp(2, 3);
    buffer.giveUp(1, 2);
    assertThat(drain()).isEmpty();

    buffer.giveUp(3, 4);

    assertThat(drain()).containsExactly(4L, 7L);
  }

  @Test
  void whatComesAfterItWasGivenUpIsNotWanted() {
    buffer.giveUp(1, 4);
    assertThat(drain()).isEmpty();

    put(2, 4);

    assertThat(doneAtOnce).containsExactly(2L);
    assertThat(drain()).containsExactly(4L);
  }

  @Test
  void whatWasGivenUpBehindChangesNothing() {
    put(1, 2);
    drain();
    buffer.giveUp(0, 2);

    put(3);

    assertThat(drain()).containsExactly(3L);
  }

  @Test
  void numbersAreUnsigned() {
    ReorderBuffer high = new ReorderBuffer(Long.MAX_VALUE);
    high.put(new Item(Long.MIN_VALUE, Bytes.EMPTY, () -> {}));
    assertThat(high.poll()).isEmpty();

    high.put(new Item(Long.MAX_VALUE, Bytes.EMPTY, () -> {}));

    assertThat(high.poll()).isPresent();
    assertThat(high.poll()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyOrderComesOutInOrder(long seed) {
    List<Long> numbers = new ArrayList<>(LongStream.rangeClosed(1, COUNT).boxed().toList());
    Collections.shuffle(numbers, new Random(seed));
    List<Long> out = new ArrayList<>();

    for (long number : numbers) {
      put(number);
      out.addAll(drain());
    }

    assertThat(out).isSorted().hasSize(COUNT);
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
