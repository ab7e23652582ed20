// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventHeapTest {

  private final EventHeap heap = new EventHeap();
  private final List<Planned> planned = new ArrayList<>();
  private final List<Planned> happened = new ArrayList<>();

  private record Planned(long atNanos, int number) {}

  @Test
  void thingsHappenInTheOrderOfTheirTimeAndThenOfTheirPlanning() {
    Random chance = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      plan(chance.nextInt(500));
    }

    takeOut(5_000);

    assertThat(heap.isEmpty()).isTrue();
    assertThat(happened).isEqualTo(inOrder());
  }

  @Test
  void whatIsPlannedMeanwhileFindsItsPlace() {
    Random chance = new Random(7);
    long now = 0;
    for (int i = 0; i < 5_000; i++) {
      plan(now + chance.nextInt(50));
      plan(now + chance.nextInt(50));
      now = heap.firstNanos();
      takeOut(1);
    }

    takeOut(5_000);

    assertThat(happened).isEqualTo(inOrder());
  }

  private void plan(long atNanos) {
    Planned thing = new Planned(atNanos, planned.size());
    planned.add(thing);
    heap.add(atNanos, () -> happened.add(thing));
  }

  private void takeOut(int count) {
    for (int i = 0; i < count; i++) {
      heap.remove().run();
    }
  }

  private List<Planned> inOrder() {
    return planned.stream()
        .sorted(Comparator.comparingLong(Planned::atNanos).thenComparingInt(Planned::number))
        .toList();
  }
}
