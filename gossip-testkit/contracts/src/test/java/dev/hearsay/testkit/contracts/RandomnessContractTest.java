// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.port.Randomness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract that has never failed is none: each of these sources of chance is found out. */
class RandomnessContractTest {

  @ParameterizedTest
  @MethodSource({"wrongDraws", "wrongStreams", "wrongChoices"})
  void aWrongSourceIsFoundOut(Fault<RandomnessContract> fault) {
    fault.assertFoundOut();
  }

  static Stream<Fault<RandomnessContract>> wrongDraws() {
    return Stream.of(
        fault("counts from one", FromOne::new, RandomnessContract::numbersStayBelowTheirBound),
        fault(
            "takes any bound", Lenient::new, RandomnessContract::aBoundThatIsNotPositiveIsRefused),
        fault(
            "prefers small numbers",
            Loaded::new,
            RandomnessContract::allNumbersBelowABoundAreEquallyLikely),
        fault("draws 32 bits", Narrow::new, RandomnessContract::bothHalvesOfALongAreDrawn));
  }

  static Stream<Fault<RandomnessContract>> wrongStreams() {
    AtomicInteger stories = new AtomicInteger();
    Supplier<Randomness> moody = () -> new ToyRandomness("story " + stories.incrementAndGet());
    return Stream.of(
        fault(
            "tells another story each time",
            moody,
            RandomnessContract::oneSeedTellsOneStoryAndWithoutSeedNoneIsToldTwice),
        new Fault<>(
            "can be foretold",
            new ToyRandomness.Contract(false, ToyRandomness::new),
            RandomnessContract::oneSeedTellsOneStoryAndWithoutSeedNoneIsToldTwice),
        fault(
            "does not read labels",
            LabelBlind::new,
            RandomnessContract::differentLabelsGiveDifferentStreams),
        fault(
            "gives the parent itself", Shared::new, RandomnessContract::aForkLeavesItsParentAlone),
        fault(
            "seeds a fork by a draw",
            Drawn::new,
            RandomnessContract::oneMoreDrawInOneRoomDoesNotChangeTheStoryOfAnother),
        fault(
            "draws when it is forked", Drawn::new, RandomnessContract::aForkLeavesItsParentAlone));
  }

  static Stream<Fault<RandomnessContract>> wrongChoices() {
    return Stream.of(
        fault(
            "chooses somebody twice",
            Repeating::new,
            RandomnessContract::theChosenAreDifferentAndSatisfyTheFilter),
        fault(
            "does not filter",
            Unfiltered::new,
            RandomnessContract::theChosenAreDifferentAndSatisfyTheFilter),
        fault(
            "always chooses somebody",
            Generous::new,
            RandomnessContract::notMoreAreChosenThanThereAreNorFewerThanNone),
        fault(
            "chooses in order",
            Orderly::new,
            RandomnessContract::everyCandidateIsEquallyLikelyInEveryPlace));
  }

  private static Fault<RandomnessContract> fault(
      String name, Supplier<? extends Randomness> source, Consumer<RandomnessContract> story) {
    return new Fault<>(name, new ToyRandomness.Contract(true, source), story);
  }

  private static final class FromOne extends ToyRandomness {
    @Override
    public int nextInt(int bound) {
      return 1 + super.nextInt(bound);
    }
  }

  private static final class Lenient extends ToyRandomness {
    @Override
    public int nextInt(int bound) {
      return super.nextInt(Math.max(1, bound));
    }
  }

  private static final class Loaded extends ToyRandomness {
    @Override
    public int nextInt(int bound) {
      return Math.min(super.nextInt(bound), super.nextInt(bound));
    }
  }

  private static final class Narrow extends ToyRandomness {
    @Override
    public long nextLong() {
      return (int) super.nextLong();
    }
  }

  private static final class LabelBlind extends ToyRandomness {
    @Override
    public Randomness fork(String label) {
      return super.fork("child");
    }
  }

  private static final class Shared extends ToyRandomness {
    @Override
    public Randomness fork(String label) {
      return this;
    }
  }

  private static final class Drawn extends ToyRandomness {
    @Override
    public Randomness fork(String label) {
      return new ToyRandomness(label + nextLong());
    }
  }

  private static final class Repeating extends ToyRandomness {
    @Override
    public <T> List<T> choose(Collection<T> candidates, int count, Predicate<? super T> filter) {
      List<T> chosen = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        chosen.addAll(super.choose(candidates, 1, filter));
      }
      chosen.set(0, chosen.getLast());
      return chosen;
    }
  }

  private static final class Unfiltered extends ToyRandomness {
    @Override
    public <T> List<T> choose(Collection<T> candidates, int count, Predicate<? super T> filter) {
      return super.choose(candidates, count, candidate -> true);
    }
  }

  private static final class Generous extends ToyRandomness {
    @Override
    public <T> List<T> choose(Collection<T> candidates, int count, Predicate<? super T> filter) {
      return super.choose(candidates, Math.max(1, count), filter);
    }
  }

  private static final class Orderly extends ToyRandomness {
    @Override
    public <T> List<T> choose(Collection<T> candidates, int count, Predicate<? super T> filter) {
      return candidates.stream().<T>map(each -> each).filter(filter).limit(count).toList();
    }
  }
}
