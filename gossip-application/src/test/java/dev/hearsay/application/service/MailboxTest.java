// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MailboxTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
  private final AtomicInteger closings = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();
  private final Mailbox<String> box =
      new Mailbox<>(
          text -> !text.startsWith("dull"),
          new Mailbox.Reports() {
            @Override
            public void failed(Throwable thrown) {
              failures.add(thrown);
              failed.complete(thrown);
            }

            @Override
            public void closed() {
              closings.incrementAndGet();
            }
          });

  @Test
  void messagesComeInOrder() throws InterruptedException {
    put("a", "b");

    assertThat(box.poll(LONG)).contains("a");
    assertThat(box.poll(LONG)).contains("b");
    assertThat(box.poll(Duration.ZERO)).isEmpty();
    assertThat(taken).hasValue(2);
  }

  @Test
  void aReaderWaitsForTheNextMessage() throws Exception {
    CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> box.iterator().next());

    put("late");

    assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("late");
  }

  @Test
  void whatThePredicateRefusesCountsAsReadAndIsPassedOver() throws InterruptedException {
    put("dull 1", "dull 2", "good");

    assertThat(box.poll(LONG)).contains("good");
    assertThat(taken).hasValue(3);
  }

  @Test
  void whenTheNodeEndsTheRestCanStillBeRead() {
    put("a", "b");
    box.end();
    put("c");

    assertThat(box.hasEnded()).isFalse();
    assertThat(box).containsExactly("a", "b");
    assertThat(box.hasEnded()).isTrue();
  }

  @Test
  void whoeverClosesGetsNothingMore() throws InterruptedException {
    put("a");
    box.close();
    box.close();
    put("b");

    assertThat(box.poll(LONG)).isEmpty();
    assertThat(box.hasEnded()).isTrue();
    assertThat(closings.get()).isPositive();
  }

  @Test
  void theIteratorSaysWhenNothingIsLeft() {
    box.end();
    Iterator<String> messages = box.iterator();

    assertThat(messages.hasNext()).isFalse();
    assertThatThrownBy(messages::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aReaderThatIsInterruptedSeesTheEndAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(box.iterator().hasNext()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aConsumerThatThrowsGetsTheNextMessage() throws InterruptedException {
    LinkedBlockingQueue<String> consumed = new LinkedBlockingQueue<>();
    box.consume(text -> {
      if (text.equals("bad")) {
        throw new IllegalArgumentException("bad taste");
      }
      consumed.add(text);
    });

    put("bad", "good");

    assertThat(consumed.poll(20, TimeUnit.SECONDS)).isEqualTo("good");
    assertThat(failures).singleElement().asString().contains("bad taste");
  }

  @Test
  void aConsumerEndsWithTheSubscription() throws Exception {
    CompletableFuture<Thread> consumer = new CompletableFuture<>();
    box.consume(text -> consumer.complete(Thread.currentThread()));
    put("a");
    Thread thread = consumer.get(20, TimeUnit.SECONDS);

    box.close();

    assertThat(thread.join(LONG)).isTrue();
    assertThat(thread.isVirtual()).isTrue();
  }

  @Test
  void twoReadersShareTheMessages() {
    put("a", "b", "c", "d");
    box.end();
    List<String> read = new ArrayList<>();
    Iterator<String> one = box.iterator();
    Iterator<String> other = box.iterator();

    while (one.hasNext() && other.hasNext()) {
      read.add(one.next());
      read.add(other.next());
    }

    assertThat(read).containsExactly("a", "b", "c", "d");
  }

  @Test
  void whoTakesNothingIsCutOffBehindWhatItCanStillRead() throws InterruptedException {
    put("a", "b");

    assertThat(box.abandon()).isTrue();
    put("too late");

    assertThat(box.hasEnded()).as("there is something to learn").isFalse();
    assertThat(box.poll(Duration.ZERO)).contains("a");
    assertThat(box.poll(Duration.ZERO)).contains("b");
    assertThatThrownBy(() -> box.poll(Duration.ZERO))
        .isInstanceOf(SubscriptionCutOffException.class);
    box.close();
    assertThat(box.hasEnded()).isTrue();
  }

  @Test
  void whoTookSomethingMeanwhileIsNotCutOff() throws InterruptedException {
    put("a", "b", "c");
    box.poll(Duration.ZERO);

    assertThat(box.abandon()).as("read since it was put in").isFalse();
    assertThat(box.abandon()).as("nothing read since then").isTrue();
    assertThat(box.abandon()).as("once").isFalse();
  }

  @Test
  void whoHasTakenEverythingIsNotCutOff() throws InterruptedException {
    put("a");
    box.poll(Duration.ZERO);

    assertThat(box.abandon()).isFalse();
    assertThat(box.abandon()).isFalse();
  }

  @Test
  void aConsumerThatIsCutOffEndsAndIsReported() {
    CompletableFuture<Void> goOn = new CompletableFuture<>();
    CompletableFuture<Void> begun = new CompletableFuture<>();
    put("a", "b");
    box.consume(text -> {
      begun.complete(null);
      goOn.join();
    });
    begun.join();
    box.abandon();
    assertThat(box.abandon()).isTrue();

    goOn.complete(null);

    assertThat(failed.join()).isInstanceOf(SubscriptionCutOffException.class);
  }

  private void put(String... messages) {
    for (String message : messages) {
      box.put(message, taken::incrementAndGet);
    }
  }
}
