// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.simulation;

import java.util.Arrays;

/**
 * What is planned, the earliest first; at one moment, what was planned first.
 *
 * <p>A heap in which each place stands over four: it is less deep than one over two, and the times
 * that are compared lie side by side. Grows with what is planned.
 */
final class EventHeap {

  private static final int WIDTH = 4;
  private static final int FIRST_CAPACITY = 1_024;

  private long[] times = new long[FIRST_CAPACITY];
  private long[] orders = new long[FIRST_CAPACITY];
  private Runnable[] actions = new Runnable[FIRST_CAPACITY];
  private int size;
  private long planned;

  boolean isEmpty() {
    return size == 0;
  }

  /** When the first thing is planned for; there must be one. */
  long firstNanos() {
    return times[0];
  }

  void add(long atNanos, Runnable action) {
    if (size == times.length) {
      grow();
    }
    int place = size++;
    long order = planned++;
    while (place > 0 && isBefore(atNanos, order, (place - 1) / WIDTH)) {
      int parent = (place - 1) / WIDTH;
      move(parent, place);
      place = parent;
    }
    put(place, atNanos, order, action);
  }

  /** Takes out the first thing; there must be one. */
  Runnable remove() {
    Runnable first = actions[0];
    int last = --size;
    sink(times[last], orders[last], actions[last]);
    actions[last] = EventHeap::done;
    return first;
  }

  /** Stands where nothing is planned any more. */
  private static void done() {}

  private void sink(long atNanos, long order, Runnable action) {
    int place = 0;
    for (int next = firstBelow(place); next != place; next = firstBelow(place)) {
      if (isBefore(atNanos, order, next)) {
        break;
      }
      move(next, place);
      place = next;
    }
    put(place, atNanos, order, action);
  }

  /** The earliest of the places below; {@code place} itself if there is none. */
  private int firstBelow(int place) {
    int from = place * WIDTH + 1;
    if (from >= size) {
      return place;
    }
    int first = from;
    int end = Math.min(size, from + WIDTH);
    for (int other = from + 1; other < end; other++) {
      if (isBefore(times[other], orders[other], first)) {
        first = other;
      }
    }
    return first;
  }

  private boolean isBefore(long atNanos, long order, int place) {
    return atNanos < times[place] || (atNanos == times[place] && order < orders[place]);
  }

  private void move(int from, int to) {
    put(to, times[from], orders[from], actions[from]);
  }

  private void put(int place, long atNanos, long order, Runnable action) {
    times[place] = atNanos;
    orders[place] = order;
    actions[place] = action;
  }

  private void grow() {
    int capacity = 2 * size;
    times = Arrays.copyOf(times, capacity);
    orders = Arrays.copyOf(orders, capacity);
    actions = Arrays.copyOf(actions, capacity);
  }
}
