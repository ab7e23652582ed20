// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.wiring;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be closed again, the last one first. Not thread-safe. */
public final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> resources = new ArrayDeque<>();

  /** Takes responsibility for {@code resource}. */
  public <T extends AutoCloseable> T with(T resource) {
    resources.push(resource);
    return resource;
  }

  /**
   * Closes everything; what is thrown on the way is thrown at the end.
   *
   * @throws IllegalStateException if something could not be closed
   */
  @Override
  public void close() {
    IllegalStateException failure = null;
    while (!resources.isEmpty()) {
      try {
        resources.pop().close();
      } catch (Exception e) {
        failure = new IllegalStateException("could not be closed", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
