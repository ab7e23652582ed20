// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stories that must go well in {@code SeedsTest} go wrong as soon as a bug is in the code. */
class PlantedBugsTest {

  private static final Map<Bug, Future<Outcome>> outcomes = new EnumMap<>(Bug.class);
  private static final Map<Long, List<String>> healthy = new TreeMap<>();
  private static final ExecutorService cores =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  /** What the story of a seed came to: rule and detail of the first violation. */
  private record Outcome(long seed, List<String> violation) {}

  /** Bugs are looked for side by side, each in a class loader of its own. */
  @BeforeAll
  static void search() {
    Arrays.stream(Bug.values()).forEach(bug -> outcomes.put(bug, cores.submit(() -> find(bug))));
  }

  @AfterAll
  static void end() {
    cores.shutdownNow();
  }

  private static Outcome find(Bug bug) {
    var story = new Nursery(bug).story();
    for (long seed : bug.seeds()) {
      List<String> violation = story.apply(seed);
      if (!violation.isEmpty()) {
        return new Outcome(seed, violation);
      }
    }
    return new Outcome(0, List.of());
  }

  @ParameterizedTest
  @EnumSource
  void aBugIsCaughtByTheRuleThatItBreaks(Bug bug) throws Exception {
    Outcome outcome = Objects.requireNonNull(outcomes.get(bug)).get();

    assertThat(outcome.violation()).isNotEmpty();
    assertThat(outcome.violation().getFirst())
        .as("seed %d: %s", outcome.seed(), outcome.violation())
        .isEqualTo(bug.rule());
    assertThat(healthy.computeIfAbsent(outcome.seed(), seed -> new Story().apply(seed)))
        .as("seed %d without the bug", outcome.seed())
        .isEmpty();
  }

  @Test
  void aBugWithoutAPlaceIsRefused() throws Exception {
    byte[] other = Nursery.codeOf("dev.hearsay.domain.id.Bytes");

    assertThatIllegalStateException()
        .isThrownBy(() -> Bug.SECRET_ANSWERED_ABROAD.plant(other))
        .withMessageContaining("no place for SECRET_ANSWERED_ABROAD");
  }
}
