// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.message.Envelope;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one link has still to say. The node loop fills it, the link's reader tells it what the other
 * side asks for, and the link's writer empties it.
 *
 * <p>An envelope is taken in any case (the port demands it); that a writer heeds {@link #write}'s
 * answer bounds what waits.
 */
final class Outbox {

  private enum Ending {
    NOT,
    FINISH,
    ABORT,
    SAID
  }

  private final int roomBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Envelope> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean writerWaits;
  private int askedFor;
  private int toRequest;
  private Ending ending = Ending.NOT;
  private String reason = "";

  /**
   * Nothing to say yet.
   *
   * @param roomBytes how much may wait before {@link #write} asks to wait
   */
  Outbox(int roomBytes) {
    this.roomBytes = roomBytes;
  }

  /** Takes an envelope. Returns whether there is room for more; else {@link #takeRoom} tells. */
  boolean write(Envelope envelope) {
    lock.lock();
    try {
      if (ending != Ending.NOT) {
        return false;
      }
      waiting.add(envelope);
      waitingBytes += envelope.weight();
      writerWaits = waitingBytes > roomBytes;
      changed.signal();
      return !writerWaits;
    } finally {
      lock.unlock();
    }
  }

  /** Whether there is room again after a write that was told to wait; says so once. */
  boolean takeRoom() {
    lock.lock();
    try {
      boolean again = writerWaits && ending == Ending.NOT && waitingBytes <= roomBytes / 2;
      writerWaits &= !again;
      return again;
    } finally {
      lock.unlock();
    }
  }

  /** This side asks for {@code messages} more. */
  void request(int messages) {
    lock.lock();
    try {
      toRequest += messages;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The other side asks for {@code messages} more. Returns false if that is beyond reason. */
  boolean askedFor(int messages) {
    lock.lock();
    try {
      boolean reasonable = askedFor <= Integer.MAX_VALUE - messages;
      askedFor += reasonable ? messages : 0;
      changed.signal();
      return reasonable;
    } finally {
      lock.unlock();
    }
  }

  /** After all that waits, says that it was all. */
  void finish() {
    end(Ending.FINISH, "");
  }

  /** Says why the link ends, and nothing else any more. */
  void abort(String why) {
    end(Ending.ABORT, why);
  }

  /** Says nothing any more. */
  void close() {
    end(Ending.SAID, "");
  }

  private void end(Ending next, String why) {
    lock.lock();
    try {
      if (next.compareTo(ending) > 0) {
        ending = next;
        reason = why;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What there is to say now; empty if nothing. */
  Optional<Frame> poll() {
    lock.lock();
    try {
      if (ending == Ending.SAID) {
        return Optional.empty();
      }
      if (ending == Ending.ABORT) {
        return said(new Frame.Abort(reason));
      }
      if (toRequest > 0) {
        return Optional.of(request());
      }
      if (!waiting.isEmpty() && askedFor > 0) {
        return Optional.of(message());
      }
      return waiting.isEmpty() && ending == Ending.FINISH
          ? said(new Frame.Finish())
          : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Optional<Frame> said(Frame last) {
    ending = Ending.SAID;
    return Optional.of(last);
  }

  private Frame request() {
    Frame request = new Frame.Request(toRequest);
    toRequest = 0;
    return request;
  }

  private Frame message() {
    Envelope next = waiting.remove();
    waitingBytes -= next.weight();
    askedFor--;
    return new Frame.Message(next);
  }

  /** Waits until there may be something to say. Returns false when there never will be. */
  boolean await() throws InterruptedException {
    lock.lock();
    try {
      while (!hasSomething() && ending != Ending.SAID) {
        changed.await();
      }
      return ending != Ending.SAID;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasSomething() {
    return ending == Ending.ABORT
        || toRequest > 0
        || (waiting.isEmpty() ? ending == Ending.FINISH : askedFor > 0);
  }
}
