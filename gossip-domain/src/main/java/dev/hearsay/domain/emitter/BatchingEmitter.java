// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.emitter;

import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Collects messages for a moment, so that one choice of peers serves a batch (dissemination §2).
 *
 * <p>A message that comes after a time of silence leaves at once: waiting for company would cost
 * each hop of its way the whole latency, and save nothing. What follows is collected until the
 * latency has passed since the last batch, or a burst is complete. So no message waits longer than
 * the latency, and batches smaller than a burst leave no more often than once in that time.
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
  private final ToIntFunction<M> weigher;
  private final Scheduler<EmitterTimer> timers;
  private final EmitterListener<M> listener;
  private final ArrayDeque<Pending<M>> buffer = new ArrayDeque<>();
  private long pendingBytes;
  private long quietFromNanos;
  private boolean hasEmitted;
  private boolean timerSet;
  private boolean stopped;

  private record Pending<M>(M message, int bytes, int remaining) {}

  /**
   * An empty emitter.
   *
   * @param weigher the size of a message in bytes
   * @param listener takes the batches
   */
  public BatchingEmitter(
      EmitterSettings settings,
      ToIntFunction<M> weigher,
      Scheduler<EmitterTimer> timers,
      EmitterListener<M> listener) {
    this.settings = settings;
    this.weigher = weigher;
    this.timers = timers;
    this.listener = listener;
  }

  /**
   * Takes a message. It leaves at once after a time of silence or if it completes a burst, else
   * within the latency.
   *
   * @return how many older messages were dropped to make room
   */
  public int add(M message, Now now) {
    if (stopped || settings.iterations() == 0) {
      return 0;
    }
    int bytes = weigher.applyAsInt(message);
    int dropped = makeRoom(bytes);
    append(new Pending<>(message, bytes, settings.iterations()));
    if (buffer.size() >= settings.burstSize() || isQuiet(now)) {
      emit(now);
    }
    setTimer(now);
    return dropped;
  }

  /** The latency may be over. */
  public void timer(EmitterTimer timer, Now now) {
    timerSet = false;
    if (!buffer.isEmpty() && isQuiet(now)) {
      emit(now);
    }
    setTimer(now);
  }

  /** Drops what was collected; nothing is handed out any more. */
  public void stop() {
    stopped = true;
    buffer.clear();
    pendingBytes = 0;
  }

  /** The number of messages that wait. */
  public int size() {
    return buffer.size();
  }

  /** What the messages that wait weigh together. */
  public long pendingBytes() {
    return pendingBytes;
  }

  private int makeRoom(int bytes) {
    int dropped = 0;
    while (!buffer.isEmpty() && !fits(bytes)) {
      removeFirst();
      dropped++;
    }
    return dropped;
  }

  private boolean fits(int bytes) {
    return buffer.size() < settings.maxPending()
        && pendingBytes + bytes <= settings.maxPendingBytes();
  }

  /** Whether nothing has left for as long as the latency. */
  private boolean isQuiet(Now now) {
    return !hasEmitted || now.elapsedNanos() - quietFromNanos >= 0;
  }

  private void setTimer(Now now) {
    if (!timerSet && !buffer.isEmpty()) {
      timerSet = true;
      timers.schedule(Duration.ofNanos(quietFromNanos - now.elapsedNanos()), EmitterTimer.FLUSH);
    }
  }

  private void emit(Now now) {
    hasEmitted = true;
    quietFromNanos = now.elapsedNanos() + settings.latency().toNanos();
    List<M> batch = new ArrayList<>(buffer.size());
    for (int left = buffer.size(); left > 0; left--) {
      Pending<M> next = removeFirst();
      batch.add(next.message());
      if (next.remaining() > 1) {
        append(new Pending<>(next.message(), next.bytes(), next.remaining() - 1));
      }
    }
    listener.emit(List.copyOf(batch), now);
  }

  private void append(Pending<M> next) {
    buffer.addLast(next);
    pendingBytes += next.bytes();
  }

  private Pending<M> removeFirst() {
    Pending<M> first = buffer.removeFirst();
    pendingBytes -= first.bytes();
    return first;
  }
}
