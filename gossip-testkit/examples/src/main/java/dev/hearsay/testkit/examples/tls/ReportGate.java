// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import dev.hearsay.domain.port.CommListener;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands between all links of a node and its listener, open from start to close. Closing waits for
 * reports that are being made; a listener must not close the transport from within one.
 */
final class ReportGate {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private @Nullable CommListener listener;
  private boolean closed;

  /**
   * Lets reports through.
   *
   * @throws IllegalStateException if it was opened or closed before
   */
  void open(CommListener reports) {
    lock.writeLock().lock();
    try {
      if (listener != null || closed) {
        throw new IllegalStateException("a transport starts once: make another");
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

  void close() {
    lock.writeLock().lock();
    try {
      closed = true;
    } finally {
      lock.writeLock().unlock();
    }
  }
}
