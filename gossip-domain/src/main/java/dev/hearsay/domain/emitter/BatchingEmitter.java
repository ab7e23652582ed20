// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.emitter;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects messages for a moment, so that one choice of peers serves a batch (dissemination §2).
 *
 * <p>Owned by the node loop. A batch is first taken out of the buffer and then handed over, so that
 * nobody waits for its delivery and the receiver may add more (pitfalls A.1.8). Messages are not
 * de-duplicated: the stores before it do that.
 *
 * <p>It does not promise that a message leaves: after {@link #stop()} nothing does, and a full
 * buffer loses its oldest.
 *
 * @param <M> what is collected
 */
public final class BatchingEmitter<M> {

  private final EmitterSettings settings;
  private final Scheduler<EmitterTimer> timers;
  private final EmitterListener<M> listener;
  private final ArrayDeque<Pending<M>> buffer = new ArrayDeque<>();
  private boolean timerSet;
  private boolean stopped;

  private record Pending<M>(M message, int remaining) {}

  /** An empty emitter that hands its batches to {@code listener}. */
  public BatchingEmitter(
      EmitterSettings settings, Scheduler<EmitterTimer> timers, EmitterListener<M> listener) {
    this.settings = settings;
    this.timers = timers;
    this.listener = listener;
  }

  /**
   * Takes a message. It leaves within the latency, or at once if it completes a burst.
   *
   * @return how many older messages were dropped to make room: 0 or 1
   */
  public int add(M message, Now now) {
    if (stopped || settings.iterations() == 0) {
      return 0;
    }
    int dropped = makeRoom();
    buffer.addLast(new Pending<>(message, settings.iterations()));
    if (buffer.size() >= settings.burstSize()) {
      emit(now);
    }
    setTimer();
    return dropped;
  }

  /** The latency is over. */
  public void timer(EmitterTimer timer, Now now) {
    timerSet = false;
    if (!stopped && !buffer.isEmpty()) {
      emit(now);
      setTimer();
    }
  }

  /** Drops what was collected; nothing is handed out any more. */
  public void stop() {
    stopped = true;
    buffer.clear();
  }

  /** The number of messages that wait. */
  public int size() {
    return buffer.size();
  }

  private int makeRoom() {
    if (buffer.size() < settings.maxPending()) {
      return 0;
    }
    buffer.removeFirst();
    return 1;
  }

  private void setTimer() {
    if (!timerSet && !stopped && !buffer.isEmpty()) {
      timerSet = true;
      timers.schedule(settings.latency(), EmitterTimer.FLUSH);
    }
  }

  private void emit(Now now) {
    List<M> batch = new ArrayList<>(buffer.size());
    for (int left = buffer.size(); left > 0; left--) {
      Pending<M> next = buffer.removeFirst();
      batch.add(next.message());
      if (next.remaining() > 1) {
        buffer.addLast(new Pending<>(next.message(), next.remaining() - 1));
      }
    }
    listener.emit(List.copyOf(batch), now);
  }
}
