// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import dev.hearsay.domain.port.CommListener;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Between all links of a node and its listener: open from start to close. Closing waits for the
 * reports that are being made; after it there are none.
 */
final class ReportGate {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable CommListener listener;
  private boolean closed;

  /**
   * Lets reports through to {@code reports}.
   *
   * @throws IllegalStateException if the gate was opened or closed before
   */
  void open(CommListener reports) {
    lock.writeLock().lock();
    try {
      if (listener != null || closed) {
        throw new IllegalStateException(
            "this transport was started or closed before: make another");
      }
      listener = reports;
    } finally {
      lock.writeLock().unlock();
    }
  }

  boolean isOpen() {
    lock.readLock().lock();
    try {
      return listener != null && !closed;
    } finally {
      lock.readLock().unlock();
    }
  }

  void report(Consumer<CommListener> call) {
    lock.readLock().lock();
    try {
      CommListener reports = listener;
      if (reports != null && !closed) {
        call.accept(reports);
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Lets nothing through any more.
   *
   * @return whether it was not closed before
   * @throws IllegalStateException if called from within a report, for which it would wait for ever
   */
  boolean close() {
    if (lock.getReadHoldCount() > 0) {
      throw new IllegalStateException("a listener cannot close the transport that calls it");
    }
    lock.writeLock().lock();
    try {
      boolean first = !closed;
      closed = true;
      return first;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
