// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearsay.domain.port.Offload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the pool does beyond its contract. */
@Timeout(30)
class OffloadPoolTest {

  private final OffloadPool pool = new OffloadPool(2);
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final Offload<String> offload = pool.forNode("node", answers::add, failures::add);

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void aSlowLaneDoesNotHoldUpAllOthers() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    offload.submit(
        "slow",
        () -> {
          awaitQuietly(release);
          return "slow";
        });
    for (int i = 0; i < 10; i++) {
      offload.submit("quick " + i, () -> "quick");
    }

    assertThat(take(5)).containsOnly("quick");
    release.countDown();
    assertThat(take(6)).contains("slow");
  }

  @Test
  void whatAJobThrowsIsAFailureAndLaterJobsOfTheLaneStillRun() throws InterruptedException {
    offload.submit(
        "lane",
        () -> {
          throw new IllegalStateException("a bug");
        });
    offload.submit("lane", () -> "next");

    assertThat(take(1)).containsExactly("next");
    assertThat(failures.poll(10, TimeUnit.SECONDS)).hasMessage("a bug");
  }

  @Test
  void aClosedPoolTakesJobsAndAnswersNone() {
    pool.close();

    offload.submit("lane", () -> "never");

    assertThat(answers).isEmpty();
    assertThat(failures).isEmpty();
  }

  private List<String> take(int count) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String answer = answers.poll(10, TimeUnit.SECONDS);
      assertThat(answer).as("answer %d", i).isNotNull();
      taken.add(answer);
    }
    return taken;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
