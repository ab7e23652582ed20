// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A contract that has never failed is none: each of these offloads is found out. */
class OffloadContractTest {

  @ParameterizedTest
  @MethodSource("faults")
  void aWrongOffloadIsFoundOut(Fault<OffloadContract> fault) {
    fault.contract().begin();

    fault.assertFoundOut();
  }

  static Stream<Fault<OffloadContract>> faults() {
    return Stream.of(
        fault("loses jobs", Losing::new, OffloadContract::eachJobIsAnsweredOnce),
        fault("answers twice", Stuttering::new, OffloadContract::eachJobIsAnsweredOnce),
        fault(
            "works the last job first",
            Hasty::new,
            OffloadContract::jobsOfOneLaneAnswerInTheOrderOfSubmissionWhateverOtherLanesDo),
        fault(
            "tells lanes apart by their object",
            Literal::new,
            OffloadContract::jobsOfOneLaneAnswerInTheOrderOfSubmissionWhateverOtherLanesDo),
        fault(
            "serves a few lanes only",
            Exclusive::new,
            OffloadContract::asManyLanesAsThereAreAuthorsAreServed),
        fault(
            "works while the node waits",
            Inline::new,
            OffloadContract::anAnswerIsAnInputOfItsOwnAndNeverComesWithinTheSubmission),
        fault(
            "does not listen while it answers",
            Deaf::new,
            OffloadContract::anAnswerMayLeadToTheNextJob),
        fault(
            "keeps failures to itself",
            Discreet::new,
            OffloadContract::whatAJobThrowsIsHeardOfAndLeadsToNoAnswer),
        fault(
            "finds an excuse for a failure",
            Excusing::new,
            OffloadContract::whatAJobThrowsIsHeardOfAndLeadsToNoAnswer));
  }

  private static Fault<OffloadContract> fault(
      String name, ToyOffload.Contract.Factory offload, Consumer<OffloadContract> story) {
    return new Fault<>(name, new ToyOffload.Contract(offload), story);
  }

  private static final class Losing extends ToyOffload {
    private int jobs;

    Losing(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    public void submit(Object lane, Supplier<? extends String> job) {
      if (++jobs % 10 != 0) {
        super.submit(lane, job);
      }
    }
  }

  private static final class Stuttering extends ToyOffload {
    Stuttering(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    void answer(String answer) {
      super.answer(answer);
      super.answer(answer);
    }
  }

  private static final class Hasty extends ToyOffload {
    Hasty(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    public void submit(Object lane, Supplier<? extends String> job) {
      submitFirst(job);
    }
  }

  private static final class Literal extends ToyOffload {
    private final IdentityHashMap<Object, Boolean> lanes = new IdentityHashMap<>();

    Literal(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    public void submit(Object lane, Supplier<? extends String> job) {
      if (lanes.put(lane, true) == null) {
        submitFirst(job);
      } else {
        super.submit(lane, job);
      }
    }
  }

  private static final class Exclusive extends ToyOffload {
    private final Set<Object> lanes = new HashSet<>();

    Exclusive(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    public void submit(Object lane, Supplier<? extends String> job) {
      if (lanes.contains(lane) || lanes.size() < 1_000) {
        lanes.add(lane);
        super.submit(lane, job);
      }
    }
  }

  private static final class Inline extends ToyOffload {
    Inline(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    public void submit(Object lane, Supplier<? extends String> job) {
      work(job);
    }
  }

  private static final class Deaf extends ToyOffload {
    private boolean answering;

    Deaf(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    public void submit(Object lane, Supplier<? extends String> job) {
      if (!answering) {
        super.submit(lane, job);
      }
    }

    @Override
    void answer(String answer) {
      answering = true;
      super.answer(answer);
      answering = false;
    }
  }

  private static final class Discreet extends ToyOffload {
    Discreet(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    void fail(IllegalStateException bug) {
      // not told
    }
  }

  private static final class Excusing extends ToyOffload {
    Excusing(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      super(answers, failures);
    }

    @Override
    void fail(IllegalStateException bug) {
      super.fail(bug);
      answer("sorry");
    }
  }
}
