// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What is on its way to one side of a link. It arrives in the order in which it was sent: what has
 * come early waits for what takes longer, as behind a hole in a stream of TCP.
 */
final class Stream {

  private static final class Parcel {
    private final Item item;
    private boolean landed;

    Parcel(Item item) {
      this.item = item;
    }
  }

  private final Queue<Parcel> sent = new ArrayDeque<>();
  private final Consumer<Item> arrival;

  /** An empty stream that ends in {@code arrival}. */
  Stream(Consumer<Item> arrival) {
    this.arrival = arrival;
  }

  /** Sends something; what is returned is to be run once, when it lands. */
  Runnable send(Item item) {
    Parcel parcel = new Parcel(item);
    sent.add(parcel);
    return () -> {
      parcel.landed = true;
      handOver();
    };
  }

  private void handOver() {
    for (Parcel next = sent.peek(); next != null && next.landed; next = sent.peek()) {
      sent.remove();
      arrival.accept(next.item);
    }
  }
}
