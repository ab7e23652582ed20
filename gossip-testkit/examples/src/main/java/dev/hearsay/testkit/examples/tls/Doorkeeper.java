// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.examples.tls;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/** Counts inbound connections, in all and by address. Thread-safe. */
final class Doorkeeper {

  private final TlsLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> inside = new TreeMap<>();
  private int all;

  Doorkeeper(TlsLimits limits) {
    this.limits = limits;
  }

  /** Lets a connection in, or says which limit it is over; who was let in leaves once. */
  String obstacle(String host) {
    lock.lock();
    try {
      if (all >= limits.connections()) {
        return "more than " + limits.connections() + " connections";
      }
      if (inside.getOrDefault(host, 0) >= limits.connectionsPerAddress()) {
        return "more than " + limits.connectionsPerAddress() + " connections of one address";
      }
      all++;
      inside.merge(host, 1, Integer::sum);
      return "";
    } finally {
      lock.unlock();
    }
  }

  /** A connection that was let in is closed. */
  void left(String host) {
    lock.lock();
    try {
      all--;
      inside.computeIfPresent(host, (same, count) -> count == 1 ? null : count - 1);
    } finally {
      lock.unlock();
    }
  }
}
