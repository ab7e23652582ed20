// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.grpc;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;

/**
 * Lets the nodes of a process dial a bounded number of times at once, since each dial costs a TLS
 * handshake: a thousand at a time would all be late. The others wait for their turn, without a
 * thread; a bounded number of them, beyond which a dial fails at once. The nodes take turns, so
 * that one that dials much does not keep others waiting.
 *
 * <p>Thread-safe: its state belongs to a queue of steps.
 */
final class DialTurns {

  private final int atOnce;
  private final int mayWait;
  private final SerialQueue steps = new SerialQueue();
  private final SequencedMap<Object, Queue<Turn>> waiting = new LinkedHashMap<>();
  private int waitingCount;
  private int running;

  /** A dial that waits. Its methods return soon, and are called by any thread, one at a time. */
  interface Turn {

    /** Whether the dial is still of use; if not, its turn passes. */
    boolean isWanted();

    /** Begins the dial, which calls {@link DialTurns#ended} once when it has ended. */
    void begin();

    /** The dial never begins. */
    void refuse(String why);
  }

  /**
   * Nobody dials yet.
   *
   * @param atOnce how many dials run at a time
   * @param mayWait how many more may wait
   */
  DialTurns(int atOnce, int mayWait) {
    Checks.positive("number of dials at a time", atOnce);
    Checks.positive("number of waiting dials", mayWait);
    this.atOnce = atOnce;
    this.mayWait = mayWait;
  }

  /** Begins {@code turn}, now or when it is the turn of {@code node} again. */
  void take(Object node, Turn turn) {
    steps.run(() -> add(node, turn));
  }

  /** A dial that was begun has ended. */
  void ended() {
    steps.run(() -> {
      running--;
      beginWhatFits();
    });
  }

  private void add(Object node, Turn turn) {
    if (waitingCount == mayWait) {
      turn.refuse("more than " + mayWait + " dials of this process are waiting");
      return;
    }
    waiting.computeIfAbsent(node, first -> new ArrayDeque<>()).add(turn);
    waitingCount++;
    beginWhatFits();
  }

  private void beginWhatFits() {
    while (running < atOnce && !waiting.isEmpty()) {
      Turn next = next();
      if (next.isWanted()) {
        running++;
        next.begin();
      } else {
        next.refuse("given up before its turn came");
      }
    }
  }

  private Turn next() {
    Map.Entry<Object, Queue<Turn>> first = waiting.firstEntry();
    Queue<Turn> turns = first.getValue();
    Turn next = turns.remove();
    waiting.remove(first.getKey());
    if (!turns.isEmpty()) {
      waiting.putLast(first.getKey(), turns);
    }
    waitingCount--;
    return next;
  }
}
