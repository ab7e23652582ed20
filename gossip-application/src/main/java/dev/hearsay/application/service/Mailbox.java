// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The queue between the node and one subscriber. It has no bound of its own: the node counts what
 * was not read, and puts no more in than it permits.
 */
final class Mailbox<T> implements Subscription<T> {

  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /** A message, and what to do when it is taken out. */
  private record Letter<T>(T message, Runnable taken) {}

  /** What the mailbox tells about its reader. Called on the reader's thread. */
  interface Reports {
    /** The reader's own code threw. */
    void failed(Throwable thrown);

    /** The reader wants no more. */
    void closed();
  }

  private final Predicate<? super T> predicate;
  private final Reports reports;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Letter<T>> letters = new ArrayDeque<>();
  private boolean ended;
  private boolean abandoned;

  /** Whether a reader came since {@link #abandon} looked. */
  private boolean read;

  Mailbox(Predicate<? super T> predicate, Reports reports) {
    this.predicate = predicate;
    this.reports = reports;
  }

  /**
   * Puts a message in; never blocks for long. One that comes after the end is discarded.
   *
   * @param taken run by the reader that takes the message out
   */
  void put(T message, Runnable taken) {
    lock.lock();
    try {
      if (!ended) {
        letters.add(new Letter<>(message, taken));
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The node has ended: what is in the queue can still be read. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends it if messages lie here and nobody has asked for one since the last call; whoever asks
   * later gets them, and then learns that there would have been more.
   *
   * @return whether it has come to its end by this
   */
  boolean abandon() {
    lock.lock();
    try {
      boolean forgotten = !read && !ended && !letters.isEmpty();
      read = false;
      if (forgotten) {
        abandoned = true;
        ended = true;
      }
      return forgotten;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<T> poll(Duration patience) throws InterruptedException {
    long nanos = patience.compareTo(FOREVER) < 0 ? patience.toNanos() : Long.MAX_VALUE;
    while (true) {
      Taken<T> taken = take(nanos);
      Letter<T> letter = taken.letter();
      if (letter == null) {
        return Optional.empty();
      }
      letter.taken().run();
      if (predicate.test(letter.message())) {
        return Optional.of(letter.message());
      }
      nanos = taken.nanosLeft();
    }
  }

  private record Taken<T>(@Nullable Letter<T> letter, long nanosLeft) {}

  private Taken<T> take(long patienceNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      read = true;
      long nanos = patienceNanos;
      while (letters.isEmpty() && !ended && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      if (abandoned && letters.isEmpty()) {
        throw new SubscriptionCutOffException();
      }
      return new Taken<>(letters.poll(), nanos);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasEnded() {
    lock.lock();
    try {
      return ended && !abandoned && letters.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private @Nullable T next;

      @Override
      public boolean hasNext() {
        if (next == null) {
          next = await().orElse(null);
        }
        return next != null;
      }

      @Override
      public T next() {
        T message = hasNext() ? next : null;
        if (message == null) {
          throw new NoSuchElementException("the subscription has ended");
        }
        next = null;
        return message;
      }
    };
  }

  private Optional<T> await() {
    try {
      return poll(FOREVER);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void consume(Consumer<? super T> consumer) {
    var _ = Thread.ofVirtual().name("hearsay-subscriber").start(() -> feed(consumer));
  }

  private void feed(Consumer<? super T> consumer) {
    while (!hasEnded()) {
      // The thread is ours: only the consumer itself can have interrupted it.
      Thread.interrupted();
      try {
        await().ifPresent(consumer);
      } catch (SubscriptionCutOffException cutOff) {
        reports.failed(cutOff);
        return;
      } catch (RuntimeException | Error thrown) {
        reports.failed(thrown);
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      ended = true;
      abandoned = false;
      letters.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    reports.closed();
  }
}
