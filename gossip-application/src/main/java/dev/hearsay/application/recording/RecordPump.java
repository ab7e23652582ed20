// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames from the node's thread to the disk, on a thread of its own. What waits is bounded in
 * bytes; whoever offers more is refused and never waits.
 */
final class RecordPump {

  private final OutputStream out;
  private final long maxWaitingBytes;
  private final Consumer<IOException> onFailure;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Thread thread;
  private volatile boolean over;

  private static final class Frame {
    private final byte[] bytes;
    private final boolean last;

    Frame(byte[] bytes, boolean last) {
      this.bytes = bytes;
      this.last = last;
    }
  }

  /**
   * Begins to write.
   *
   * @param out is flushed whenever nothing waits, and closed in the end
   * @param onFailure hears that nothing is written any more, on the pump's thread
   */
  RecordPump(OutputStream out, long maxWaitingBytes, Consumer<IOException> onFailure) {
    this.out = out;
    this.maxWaitingBytes = maxWaitingBytes;
    this.onFailure = onFailure;
    this.thread = Thread.ofPlatform().daemon().name("hearsay-recorder").start(this::run);
  }

  /**
   * Takes a frame, unless too much waits already. One that is larger than what may wait is taken
   * when nothing waits.
   */
  boolean offer(byte[] frame) {
    long waiting = waitingBytes.get();
    if (waiting > 0 && waiting + frame.length > maxWaitingBytes) {
      return false;
    }
    add(new Frame(frame, false));
    return true;
  }

  /** Takes the last frame, however much waits. */
  void end(byte[] last) {
    over = true;
    add(new Frame(last, true));
  }

  private void add(Frame frame) {
    waitingBytes.addAndGet(frame.bytes.length);
    frames.add(frame);
  }

  /** Whether nothing more is taken: the last frame came, or the disk failed. */
  boolean isOver() {
    return over;
  }

  /** Waits until all is written, at most {@code millis} milliseconds; tells whether it is. */
  boolean join(long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  private void run() {
    try (out) {
      boolean more = true;
      while (more) {
        more = write(next());
      }
    } catch (IOException failure) {
      over = true;
      frames.clear();
      onFailure.accept(failure);
    } catch (InterruptedException interrupted) {
      over = true;
    }
  }

  private Frame next() throws IOException, InterruptedException {
    @Nullable Frame ready = frames.poll();
    if (ready != null) {
      return ready;
    }
    out.flush();
    return frames.take();
  }

  private boolean write(Frame frame) throws IOException {
    out.write(frame.bytes);
    waitingBytes.addAndGet(-frame.bytes.length);
    return !frame.last;
  }
}
