// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearsay.domain.port.Randomness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Randomness} owes its component: fair draws, streams that leave each other
 * alone, and one story for one seed where there is a seed.
 *
 * <p>Statements on chance are wide enough to fail for a fair source less than once in
 * 10<sup>15</sup> runs.
 */
public abstract class RandomnessContract {

  private static final int DRAWS = 6_000;

  /** A stream as it is at its beginning. Where there is a seed, always that of the same one. */
  protected abstract Randomness randomness();

  /**
   * Whether {@link #randomness()} tells the same story each time; else nobody can foretell it.
   * Reproducible unless shown otherwise.
   */
  protected boolean isReproducible() {
    return true;
  }

  // ---- draws

  @Test
  void numbersStayBelowTheirBound() {
    Randomness randomness = randomness();

    for (int bound : List.of(1, 2, 3, 7, 64, 1_000, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE)) {
      for (int i = 0; i < 100; i++) {
        assertThat(randomness.nextInt(bound)).isBetween(0, bound - 1);
      }
    }
  }

  @Test
  void aBoundThatIsNotPositiveIsRefused() {
    for (int bound : List.of(0, -1, Integer.MIN_VALUE)) {
      assertThatThrownBy(() -> randomness().nextInt(bound))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void allNumbersBelowABoundAreEquallyLikely() {
    Randomness randomness = randomness();

    assertFair(6, Stream.generate(() -> randomness.nextInt(6)).limit(DRAWS).toList());
  }

  @Test
  void bothHalvesOfALongAreDrawn() {
    assertThat(distinct(bits -> bits >>> 32)).isGreaterThan(990);
    assertThat(distinct(bits -> bits & 0xFFFF_FFFFL)).isGreaterThan(990);
  }

  private long distinct(LongUnaryOperator half) {
    Randomness randomness = randomness();
    return Stream.generate(randomness::nextLong)
        .limit(1_000)
        .map(bits -> half.applyAsLong(bits))
        .distinct()
        .count();
  }

  // ---- streams

  @Test
  void oneSeedTellsOneStoryAndWithoutSeedNoneIsToldTwice() {
    assertThat(draws(randomness()).equals(draws(randomness()))).isEqualTo(isReproducible());
    assertThat(draws(randomness().fork("push")).equals(draws(randomness().fork("push"))))
        .isEqualTo(isReproducible());
  }

  @Test
  void differentLabelsGiveDifferentStreams() {
    Randomness parent = randomness();

    List<List<Long>> stories =
        Stream.of(
                parent.fork("push"),
                parent.fork("pull"),
                parent.fork("pusH"),
                parent.fork("hsup"),
                parent.fork(""),
                parent.fork("push").fork("pull"),
                parent)
            .map(RandomnessContract::draws)
            .toList();

    assertThat(stories.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  void oneMoreDrawInOneRoomDoesNotChangeTheStoryOfAnother() {
    Randomness parent = randomness();
    parent.nextLong();
    Randomness busy = parent.fork("busy");
    busy.nextLong();
    List<Long> story = draws(parent.fork("quiet"));

    assertThat(story.equals(draws(randomness().fork("quiet")))).isEqualTo(isReproducible());
  }

  @Test
  void aForkLeavesItsParentAlone() {
    Randomness parent = randomness();
    parent.fork("child").nextLong();

    assertThat(draws(parent).equals(draws(randomness()))).isEqualTo(isReproducible());
  }

  private static List<Long> draws(Randomness randomness) {
    return Stream.generate(randomness::nextLong).limit(20).toList();
  }

  // ---- choice

  @Test
  void theChosenAreDifferentAndSatisfyTheFilter() {
    List<Integer> candidates = IntStream.range(0, 100).boxed().toList();

    assertThat(randomness().choose(candidates, 10, n -> n % 2 == 0))
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(n -> n % 2 == 0);
  }

  @Test
  void notMoreAreChosenThanThereAreNorFewerThanNone() {
    List<Integer> candidates = List.of(1, 2, 3);

    assertThat(randomness().choose(candidates, 10, n -> true))
        .containsExactlyInAnyOrderElementsOf(candidates);
    assertThat(randomness().choose(candidates, 0, n -> true)).isEmpty();
    assertThat(randomness().choose(candidates, -1, n -> true)).isEmpty();
    assertThat(randomness().choose(candidates, 2, n -> false)).isEmpty();
  }

  @Test
  void everyCandidateIsEquallyLikelyInEveryPlace() {
    Randomness randomness = randomness();
    List<Integer> candidates = IntStream.range(0, 6).boxed().toList();
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();

    for (int i = 0; i < DRAWS; i++) {
      List<Integer> chosen = randomness.choose(candidates, 2, n -> true);
      first.add(chosen.get(0));
      second.add(chosen.get(1));
    }

    assertFair(6, first);
    assertFair(6, second);
  }

  /** Nine standard deviations are no chance. */
  private static void assertFair(int sides, List<Integer> drawn) {
    Map<Integer, Integer> counts = new LinkedHashMap<>();
    drawn.forEach(side -> counts.merge(side, 1, Integer::sum));
    double expected = (double) drawn.size() / sides;
    double tolerance = 9 * Math.sqrt(expected);

    assertThat(counts).hasSize(sides);
    assertThat(counts.values())
        .allSatisfy(
            n -> assertThat((double) n).isBetween(expected - tolerance, expected + tolerance));
  }
}
