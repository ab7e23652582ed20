// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Many stories, of which none may violate anything, and which together show every kind of fault and
 * of refusal.
 *
 * <p>The system property {@code simulation.seeds} changes how many; with less than the usual 200 it
 * is not asked that everything occurs.
 */
class SeedsTest {

  private static final int USUAL = 200;
  private static final int SEEDS = Integer.getInteger("simulation.seeds", USUAL);
  private static final Path REPORT = Path.of("target", "simulation-report.txt");

  @Test
  void noSeedViolatesAnythingAndTogetherTheyShowAll() throws Exception {
    SeedsReport report = tellAll();

    System.out.println(report.text());
    write(report.text());
    assertThat(report.violations()).isEmpty();
    if (SEEDS >= USUAL) {
      assertThat(report.faultsThatNeverOccurred()).isEmpty();
      assertThat(report.rejectionsThatNeverOccurred()).isEmpty();
    }
  }

  private static SeedsReport tellAll() throws Exception {
    SeedsReport report = new SeedsReport();
    try (ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<SeedsReport>> stories =
          LongStream.rangeClosed(1, SEEDS)
              .mapToObj(seed -> cores.submit(() -> tell(seed)))
              .toList();
      for (Future<SeedsReport> story : stories) {
        report.add(story.get());
      }
    }
    return report;
  }

  private static SeedsReport tell(long seed) {
    return SeedsReport.of(SeedStories.tell(SeedStories.of(seed)));
  }

  private static void write(String text) throws IOException {
    Files.createDirectories(REPORT.getParent());
    Files.writeString(REPORT, text);
  }
}
