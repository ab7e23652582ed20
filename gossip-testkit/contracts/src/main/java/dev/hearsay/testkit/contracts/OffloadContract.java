// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.port.Offload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Offload} owes the node: each job one answer, those of a lane in order, and no
 * failure that nobody hears of.
 *
 * <p>It asks nothing that the port does not promise: no times, no order between lanes, no answers
 * after the end.
 */
public abstract class OffloadContract {

  private static final int JOBS = 300;
  private static final int LANES = 7;

  private final AtomicReference<@Nullable Thread> submitter = new AtomicReference<>();
  private final List<String> withinSubmit = new ArrayList<>();
  private volatile Consumer<String> uponAnswer = answer -> {};
  private Arrivals<String> answers;
  private Arrivals<Throwable> failures;
  private Offload<String> offload;

  /**
   * A fresh offload.
   *
   * @param answers takes the answers
   * @param failures takes what a job threw, unless {@link Offload#submit} throws it
   */
  protected abstract Offload<String> offload(
      Consumer<? super String> answers, Consumer<? super Throwable> failures);

  /**
   * Lets the next thing happen where time is virtual.
   *
   * @return whether anything happened; always false where time passes by itself
   */
  protected boolean letTimePass() {
    return false;
  }

  /** How long an answer may take in real time; a test of this contract shortens it. */
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @BeforeEach
  void begin() {
    answers = new Arrivals<>(this::letTimePass, patience());
    failures = new Arrivals<>(this::letTimePass, patience());
    offload = offload(this::answered, failures);
  }

  @Test
  void eachJobIsAnsweredOnce() {
    for (int i = 0; i < JOBS; i++) {
      submit("lane " + i % LANES, "job " + i);
    }

    assertThat(answers.next(JOBS)).doesNotHaveDuplicates();
    flush();
    assertThat(answers.untaken()).isEmpty();
  }

  @Test
  void jobsOfOneLaneAnswerInTheOrderOfSubmissionWhateverOtherLanesDo() {
    for (int i = 0; i < JOBS; i++) {
      submit(new Lane(i % LANES), "job " + i);
    }

    List<String> received = answers.next(JOBS);

    for (int lane = 0; lane < LANES; lane++) {
      List<String> submitted = new ArrayList<>();
      for (int i = lane; i < JOBS; i += LANES) {
        submitted.add("job " + i);
      }
      assertThat(received.stream().filter(submitted::contains)).isEqualTo(submitted);
    }
  }

  @Test
  void asManyLanesAsThereAreAuthorsAreServed() {
    int lanes = 5_000;
    for (int i = 0; i < lanes; i++) {
      submit(new Lane(i), "job " + i);
    }

    assertThat(answers.next(lanes)).doesNotHaveDuplicates();
  }

  @Test
  void anAnswerIsAnInputOfItsOwnAndNeverComesWithinTheSubmission() {
    for (int i = 0; i < LANES; i++) {
      submit(new Lane(i), "job " + i);
    }

    assertThat(answers.next(LANES)).hasSize(LANES);
    assertThat(withinSubmit).isEmpty();
  }

  @Test
  void anAnswerMayLeadToTheNextJob() {
    uponAnswer =
        answer -> {
          if (answer.length() < 10) {
            submit("lane", answer + "+");
          }
        };

    submit("lane", "+");

    assertThat(answers.next(10)).last().isEqualTo("+".repeat(10));
  }

  @Test
  void whatAJobThrowsIsHeardOfAndLeadsToNoAnswer() {
    submit(
        "lane",
        () -> {
          throw new IllegalStateException("a bug");
        });

    assertThat(failures.next()).hasMessageContaining("a bug");
    assertThat(answers.untaken()).isEmpty();
  }

  private void submit(Object lane, String answer) {
    submit(lane, () -> answer);
  }

  private void submit(Object lane, Supplier<String> job) {
    submitter.set(Thread.currentThread());
    try {
      offload.submit(lane, job);
    } catch (IllegalStateException thrown) {
      failures.accept(thrown);
    } finally {
      submitter.set(null);
    }
  }

  private void answered(String answer) {
    if (Thread.currentThread().equals(submitter.get())) {
      withinSubmit.add(answer);
    }
    answers.accept(answer);
    uponAnswer.accept(answer);
  }

  /** Another answer of each lane: what was to come before has had its time. */
  private void flush() {
    for (int lane = 0; lane < LANES; lane++) {
      submit("lane " + lane, "last of " + lane);
    }
    assertThat(answers.next(LANES)).allMatch(answer -> answer.startsWith("last of"));
  }

  /** Lanes are compared by value: each job comes with a lane object of its own. */
  private record Lane(int number) {}
}
