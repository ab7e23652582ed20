// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.testkit.memory;

import dev.hearsay.domain.message.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction between two nodes, for all their links and lives: the conditions in force, and what
 * was written. Owned by {@link Wires}; used under the network's lock only.
 */
final class Wire {

  private final MemoryNetwork network;
  private final String from;
  private final String to;
  private final List<Imposed> conditions = new ArrayList<>();
  private long messages;
  private long bytes;

  Wire(MemoryNetwork network, String from, String to) {
    this.network = network;
    this.from = from;
    this.to = to;
  }

  Imposed impose(LinkCondition condition, Runnable acted) {
    Imposed imposed = new Imposed(this, condition, acted);
    conditions.add(imposed);
    return imposed;
  }

  void lift(Imposed imposed) {
    network.exclusively(() -> conditions.remove(imposed));
  }

  /** Somebody writes, whatever becomes of it. */
  void write(Envelope envelope) {
    network.listener().sent(from, to, envelope);
    messages++;
    bytes += network.sizes().of(envelope);
  }

  Traffic traffic() {
    return new Traffic(from, to, messages, bytes);
  }

  /** Whether there is no condition to ask. */
  boolean isClear() {
    return conditions.isEmpty();
  }

  /** The worst that any condition does to the link to which something is written. */
  LinkBreak breaks() {
    LinkBreak worst = LinkBreak.NONE;
    for (Imposed imposed : conditions) {
      LinkBreak breaking = imposed.breaks();
      worst = breaking.compareTo(worst) > 0 ? breaking : worst;
    }
    return worst;
  }

  /** What is left of an envelope after all conditions. */
  List<Passage> pass(Envelope envelope) {
    List<Passage> copies = List.of(Passage.of(envelope));
    for (Imposed imposed : conditions) {
      List<Passage> next = new ArrayList<>();
      copies.forEach(copy -> next.addAll(imposed.pass(copy)));
      copies = next;
    }
    return copies;
  }

  /** How much later a signal comes. */
  Duration signalDelay() {
    Duration sum = Duration.ZERO;
    for (Imposed imposed : conditions) {
      sum = sum.plus(imposed.signalDelay());
    }
    return sum;
  }

  /** The worst access of any condition. */
  Access access() {
    Access worst = Access.OPEN;
    for (Imposed imposed : conditions) {
      Access access = imposed.access();
      worst = access.compareTo(worst) > 0 ? access : worst;
    }
    return worst;
  }
}
