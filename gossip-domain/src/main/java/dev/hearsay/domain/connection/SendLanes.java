// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.connection;

import dev.hearsay.domain.message.Envelope;
import dev.hearsay.domain.message.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What waits to be written to one peer, most urgent lane first, in order within a lane.
 *
 * <p>Every lane is bounded on its own, in envelopes and bytes, so that blocks never take the room
 * of heartbeats. A full light lane drops its oldest envelopes, since the newest heartbeat, answer
 * or statement repairs what is lost; the lane of blocks refuses the newest, since blocks are of use
 * in order and pull brings the rest.
 */
final class SendLanes {

  /**
   * What became of an envelope.
   *
   * @param taken whether it waits now
   * @param dropped how many envelopes were lost, itself included if it was not taken
   */
  record Offer(boolean taken, int dropped) {}

  /** An envelope and the lane it waited in. */
  record Waiting(Lane lane, Envelope envelope) {}

  private static final class Queue {
    private final Lane lane;
    private final Backlog backlog;
    private final Deque<Envelope> envelopes = new ArrayDeque<>(2);
    private long bytes;

    private Queue(Lane lane, Backlog backlog) {
      this.lane = lane;
      this.backlog = backlog;
    }

    private void add(Envelope envelope) {
      envelopes.add(envelope);
      bytes += envelope.weight();
      backlog.add(lane, envelope.weight());
    }

    private Optional<Envelope> poll() {
      Optional<Envelope> first = Optional.ofNullable(envelopes.poll());
      first.ifPresent(this::removed);
      return first;
    }

    private void removed(Envelope envelope) {
      bytes -= envelope.weight();
      backlog.remove(lane, envelope.weight());
    }
  }

  private final ConnectionSettings.Lanes limits;
  private final Backlog backlog;
  private final Map<Lane, Queue> queues = new EnumMap<>(Lane.class);
  private int waiting;

  /**
   * Empty lanes.
   *
   * @param backlog the account of all lanes of this node
   */
  SendLanes(ConnectionSettings.Lanes limits, Backlog backlog) {
    this.limits = limits;
    this.backlog = backlog;
  }

  /** How many envelopes wait in the longest lane. */
  int longest() {
    int longest = 0;
    for (Queue queue : queues.values()) {
      longest = Math.max(longest, queue.envelopes.size());
    }
    return longest;
  }

  /** Takes an envelope, maybe at the price of older ones. */
  Offer offer(Lane lane, Envelope envelope) {
    Queue queue = queues.computeIfAbsent(lane, l -> new Queue(l, backlog));
    if (lane == Lane.BLOCKS && !fits(queue, envelope, limits.blockBytes())) {
      return new Offer(false, 1);
    }
    int dropped = 0;
    while (lane != Lane.BLOCKS && !fits(queue, envelope, limits.lightBytes())) {
      queue.poll();
      waiting--;
      dropped++;
    }
    queue.add(envelope);
    waiting++;
    return new Offer(true, dropped);
  }

  private boolean fits(Queue queue, Envelope envelope, int maxBytes) {
    return queue.envelopes.isEmpty()
        || (queue.envelopes.size() < limits.messages()
            && queue.bytes + envelope.weight() <= maxBytes);
  }

  /** Takes out the next envelope to be written. */
  Optional<Waiting> poll() {
    for (Map.Entry<Lane, Queue> lane : queues.entrySet()) {
      Optional<Envelope> first = lane.getValue().poll();
      if (first.isPresent()) {
        waiting--;
        return Optional.of(new Waiting(lane.getKey(), first.get()));
      }
    }
    return Optional.empty();
  }

  /** Takes out all, in the order in which they would have been written. */
  List<Waiting> drain() {
    List<Waiting> all = new ArrayList<>();
    for (Optional<Waiting> next = poll(); next.isPresent(); next = poll()) {
      all.add(next.get());
    }
    queues.clear();
    return all;
  }

  boolean isEmpty() {
    return waiting == 0;
  }
}
