// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.contracts;

import dev.hearsay.domain.port.Offload;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An offload that works when it is told to; good, unless a subclass breaks it. */
class ToyOffload implements Offload<String> {

  private final Deque<Runnable> due = new ArrayDeque<>();
  private final Consumer<? super String> answers;
  private final Consumer<? super Throwable> failures;

  ToyOffload(Consumer<? super String> answers, Consumer<? super Throwable> failures) {
    this.answers = answers;
    this.failures = failures;
  }

  @Override
  public void submit(Object lane, Supplier<? extends String> job) {
    due.addLast(() -> work(job));
  }

  void submitFirst(Supplier<? extends String> job) {
    due.addFirst(() -> work(job));
  }

  void work(Supplier<? extends String> job) {
    try {
      answer(job.get());
    } catch (IllegalStateException bug) {
      fail(bug);
    }
  }

  void answer(String answer) {
    answers.accept(answer);
  }

  void fail(IllegalStateException bug) {
    failures.accept(bug);
  }

  boolean step() {
    Runnable next = due.poll();
    if (next != null) {
      next.run();
    }
    return next != null;
  }

  /** The contract over an offload of this kind. */
  static class Contract extends OffloadContract {

    /** Makes the offload under test. */
    @FunctionalInterface
    interface Factory {
      ToyOffload create(Consumer<? super String> answers, Consumer<? super Throwable> failures);
    }

    private final Factory factory;
    private ToyOffload offload = new ToyOffload(answer -> {}, failure -> {});

    Contract(Factory factory) {
      this.factory = factory;
    }

    @Override
    protected Offload<String> offload(
        Consumer<? super String> answers, Consumer<? super Throwable> failures) {
      offload = factory.create(answers, failures);
      return offload;
    }

    @Override
    protected boolean letTimePass() {
      return offload.step();
    }

    @Override
    protected Duration patience() {
      return Duration.ZERO;
    }
  }
}
