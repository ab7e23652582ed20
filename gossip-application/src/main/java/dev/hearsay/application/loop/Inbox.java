// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.loop;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a node: many threads put inputs in, the node's own thread takes them out.
 *
 * <p>Urgent inputs overtake the others; within each kind the order of arrival is kept. The inbox
 * has no bound of its own: each source has one, namely the messages requested of a link, the checks
 * and signatures in flight, and the timers set. Once closed it keeps nothing, so that those sources
 * may go on for a while without harm.
 *
 * @param <I> the inputs
 */
public final class Inbox<I> {

  private final Queue<I> urgent = new ConcurrentLinkedQueue<>();
  private final Queue<I> ordinary = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Thread waiting;
  private volatile boolean closed;

  /** Puts an input in; never blocks. */
  public void put(I input) {
    put(input, ordinary);
  }

  /** Puts an input in ahead of the ordinary ones; never blocks. */
  public void putUrgent(I input) {
    put(input, urgent);
  }

  private void put(I input, Queue<I> queue) {
    queue.add(input);
    if (closed) {
      queue.clear();
    }
    wake();
  }

  /** Forgets what waits and whatever comes later: nobody will take it. */
  public void close() {
    closed = true;
    urgent.clear();
    ordinary.clear();
  }

  private void wake() {
    Thread owner = waiting;
    if (owner != null) {
      LockSupport.unpark(owner);
    }
  }

  /** Takes the next input, if there is one. */
  public @Nullable I poll() {
    I first = urgent.poll();
    return first != null ? first : ordinary.poll();
  }

  /**
   * Takes the next input, waiting for one. Called by one thread only; interrupts do not end the
   * wait.
   */
  public I take() {
    I next = poll();
    while (next == null) {
      waiting = Thread.currentThread();
      next = poll();
      if (next == null) {
        LockSupport.park(this);
        // An interrupt would make every further wait return at once.
        Thread.interrupted();
        next = poll();
      }
      waiting = null;
    }
    return next;
  }
}
