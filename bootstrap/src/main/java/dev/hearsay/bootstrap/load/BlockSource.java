// SPDX-License-Identifier: Apache-2.0

package dev.hearsay.bootstrap.load;

import dev.hearsay.domain.message.Content;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Publishes blocks at a steady rate, as a leader does that reads them from an orderer. When the
 * nodes have no room it waits, and makes up for it as soon as they have.
 *
 * <p>It has no thread: whoever drives it calls {@link #publishDue} from time to time. Belongs to
 * that thread.
 */
public final class BlockSource {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final Load load;
  private final IntFunction<Content.Payload> maker;
  private final Publisher publisher;
  private final long beginNanos;
  private CompletableFuture<?> room = CompletableFuture.completedFuture(null);
  private int published;

  /**
   * A source whose first block is due at once.
   *
   * @param maker makes the next block with a payload of so many bytes
   * @param beginNanos the time now, as {@link System#nanoTime} counts
   */
  public BlockSource(
      Load load, IntFunction<Content.Payload> maker, Publisher publisher, long beginNanos) {
    this.load = load;
    this.maker = maker;
    this.publisher = publisher;
    this.beginNanos = beginNanos;
  }

  /**
   * Publishes the next block if it is due and there is room for it.
   *
   * @return after how many nanoseconds there may be more to do; 0 for at once
   * @throws java.util.concurrent.CompletionException if a node did not take the block before
   */
  public long publishDue(long nowNanos) {
    if (!room.isDone()) {
      return LOOK_AGAIN_NANOS;
    }
    room.join();
    if (published == load.blocks()) {
      return Long.MAX_VALUE;
    }
    long wait = beginNanos + load.dueNanos(published) - nowNanos;
    if (wait > 0) {
      return wait;
    }
    room = publisher.publish(maker.apply(load.blockBytes())).toCompletableFuture();
    published++;
    return 0;
  }

  /** How many blocks were published. */
  public int published() {
    return published;
  }

  /** Whether all blocks are published, and taken. */
  public boolean isDone() {
    return published == load.blocks() && room.isDone();
  }
}
