// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.simulate;

import dev.hearsay.testkit.fault.FaultKind;
import dev.hearsay.testkit.scenario.NoTimeException;
import dev.hearsay.testkit.scenario.Scenario;
import dev.hearsay.testkit.scenario.ScenarioSettings;
import dev.hearsay.wire.ProtobufCodec;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells the stories of many seeds: each on one thread, as many at a time as there are processors.
 * No more are begun than these and one each that waits.
 */
final class ManyStories {
  private static final Duration BETWEEN_WORDS = Duration.ofSeconds(10);
  private static final double NANOS = 1e9;

  private final SimulateArguments arguments;
  private final Seeds.Range range;
  private final PrintWriter out;
  private final SeedsResult result = new SeedsResult();
  private final long begin = System.nanoTime();
  private long lastWord = begin;

  ManyStories(SimulateArguments arguments, Seeds.Range range, PrintWriter out) {
    this.arguments = arguments;
    this.range = range;
    this.out = out;
  }

  /** Returns whether no seed failed. */
  boolean tell() throws InterruptedException {
    say(
        SettingsText.lines(
            arguments.story(), "seeds %d to %d".formatted(range.first(), range.last())));
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService pool =
        Executors.newFixedThreadPool(processors, Thread.ofPlatform().daemon().factory());
    try {
      tellAll(new ExecutorCompletionService<>(pool), 2L * processors);
    } finally {
      pool.shutdownNow();
    }
    double wallSeconds = seconds();
    List<FaultKind> asked = arguments.story().trouble().kinds();
    say(result.summary(asked, wallSeconds));
    arguments.json().write(result.toJson(asked, wallSeconds), out);
    return result.failures() == 0;
  }

  private void tellAll(CompletionService<Outcome> stories, long ahead) throws InterruptedException {
    long next = range.first();
    while (result.seeds() < range.count()) {
      while (next <= range.last() && next - range.first() < result.seeds() + ahead) {
        ScenarioSettings story = arguments.story().withSeed(next++);
        stories.submit(() -> outcome(story));
      }
      take(stories);
    }
  }

  private static Outcome outcome(ScenarioSettings story) {
    try {
      return new Outcome.Told(new Scenario(story, new ProtobufCodec()).run());
    } catch (NoTimeException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Outcome.BrokeOff(story.seed(), story.command(), e);
    }
  }

  private void take(CompletionService<Outcome> stories) throws InterruptedException {
    try {
      say(result.add(stories.take().get()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoTimeException mistake) {
        throw mistake;
      }
      throw new IllegalStateException("a story ended without an outcome", e);
    }
    if (System.nanoTime() - lastWord > BETWEEN_WORDS.toNanos()) {
      lastWord = System.nanoTime();
      say(List.of(progress()));
    }
  }

  private String progress() {
    double perSecond = result.seeds() / seconds();
    long left = (long) ((range.count() - result.seeds()) / perSecond);
    return "%s of %s seeds, %s failed; about %s left"
        .formatted(
            Words.count(result.seeds()),
            Words.count(range.count()),
            Words.count(result.failures()),
            Words.time(Duration.ofSeconds(left)));
  }

  private double seconds() {
    return (System.nanoTime() - begin) / NANOS;
  }

  private void say(List<String> lines) {
    lines.forEach(out::println);
    out.flush();
  }
}
