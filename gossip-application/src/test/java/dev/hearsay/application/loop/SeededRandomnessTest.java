// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.port.Randomness;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeededRandomnessTest {

  @Test
  void equalSeedsTellTheSameStory() {
    assertThat(draws(new SeededRandomness(7))).isEqualTo(draws(new SeededRandomness(7)));
  }

  @Test
  void differentSeedsDiffer() {
    assertThat(draws(new SeededRandomness(7))).isNotEqualTo(draws(new SeededRandomness(8)));
  }

  @Test
  void aForkDoesNotDependOnHowOftenItsParentWasAsked() {
    SeededRandomness fresh = new SeededRandomness(7);
    SeededRandomness used = new SeededRandomness(7);
    used.nextLong();

    assertThat(draws(fresh.fork("push"))).isEqualTo(draws(used.fork("push")));
  }

  @Test
  void forksWithDifferentLabelsDiffer() {
    SeededRandomness parent = new SeededRandomness(7);

    assertThat(draws(parent.fork("push"))).isNotEqualTo(draws(parent.fork("pull")));
  }

  @Test
  void choosingTakesDifferentElementsThatSatisfyTheFilter() {
    List<Integer> candidates = IntStream.range(0, 100).boxed().toList();

    List<Integer> chosen = new SeededRandomness(7).choose(candidates, 10, n -> n % 2 == 0);

    assertThat(chosen).hasSize(10).doesNotHaveDuplicates().allMatch(n -> n % 2 == 0);
  }

  @Test
  void choosingMoreThanThereAreTakesAll() {
    assertThat(new SeededRandomness(7).choose(List.of(1, 2, 3), 10, n -> true))
        .containsExactlyInAnyOrder(1, 2, 3);
  }

  private static List<Long> draws(Randomness randomness) {
    return Stream.generate(randomness::nextLong).limit(20).toList();
  }
}
