// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import static dev.hearsay.domain.id.BlockNumbers.isBelow;

import dev.hearsay.application.ledger.ReorderBuffer.Item;
import dev.hearsay.application.service.BlockDelivery;
import dev.hearsay.application.service.BlockNews;
import dev.hearsay.application.service.GossipService;
import dev.hearsay.application.service.Subscription;
import dev.hearsay.domain.config.ChannelConfig;
import dev.hearsay.domain.event.GossipEvent;
import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the blocks of one channel in the order of their numbers, on a virtual thread of its own:
 * offers each to a {@link BlockSink} and tells the node how many there are, so that a node without
 * a ledger takes part in the channel.
 *
 * <p>Blocks that come too early wait here and count as unread; how many, {@link
 * GossipEvent.BlocksWaiting} tells. When too many do, the channel admits only the block that is
 * missing, so the gap closes as long as somebody holds that block. If nobody does any more, as for
 * a node that joins late and has no other way to the older blocks, the channel gives it up in the
 * end; that is passed over with a warning, and the ledger has a gap there.
 *
 * <p>It goes on when the channel is left and joined again; the node is told the height anew when it
 * delivers, or gives up, what the sink holds already.
 *
 * <p>It ends when it is closed, when the node ends, when the sink fails, or when the sink takes so
 * long that the subscription is cut off; the sink is closed then.
 */
public final class LedgerFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerFollower.class);

  private final GossipService service;
  private final ChannelId channel;
  private final BlockSink sink;
  private final ReorderBuffer buffer;
  private final Subscription<BlockNews> blocks;
  private final ReentrantLock lock = new ReentrantLock();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** Whether taking a block came to no good end; while one is being taken, it has not yet. */
  private volatile boolean failed;

  /**
   * Joins a channel, or takes a newer configuration of it, and follows its blocks from the sink's
   * height on. No block can come between.
   *
   * @return completes when the channel was joined and others are told the height; fails as {@link
   *     GossipService#joinChan} does, and closes the sink then
   * @throws IllegalArgumentException as {@link GossipService#joinChan} does; the sink is closed
   */
  public static CompletionStage<LedgerFollower> join(
      GossipService service, ChannelConfig config, BlockSink sink) {
    LedgerFollower follower = new LedgerFollower(service, config.channel(), sink);
    try {
      return follower.join(config);
    } catch (RuntimeException | Error refused) {
      follower.giveUp(refused);
      throw refused;
    }
  }

  private CompletionStage<LedgerFollower> join(ChannelConfig config) {
    return service
        .joinChan(config)
        .thenCompose(joined -> service.updateLedgerHeight(sink.height(), channel))
        .thenApply(told -> started())
        .whenComplete((started, failure) -> {
          if (failure != null) {
            giveUp(failure);
          }
        });
  }

  private LedgerFollower(GossipService service, ChannelId channel, BlockSink sink) {
    this.service = service;
    this.channel = channel;
    this.sink = sink;
    this.buffer = new ReorderBuffer(sink.height());
    this.blocks = service.acceptBlocks(channel);
  }

  private LedgerFollower started() {
    var _ = Thread.ofVirtual().name("hearsay-ledger-" + channel).start(this::run);
    return this;
  }

  private void run() {
    try {
      for (BlockNews news : blocks) {
        switch (news) {
          case BlockDelivery block -> take(new Item(block.number(), block.block(), block::done));
          case BlockNews.GivenUp(_, long from, long to) ->
              proceed(from, () -> buffer.giveUp(from, to));
        }
      }
      closeSink();
      if (!failed) {
        ended.complete(null);
      }
    } catch (RuntimeException | Error failure) {
      LOG.error("the ledger of channel '{}' ends", channel, failure);
      giveUp(failure);
    }
  }

  private void giveUp(Throwable failure) {
    blocks.close();
    try {
      closeSink();
    } catch (RuntimeException more) {
      failure.addSuppressed(more);
    }
    ended.completeExceptionally(failure);
  }

  /**
   * Takes a block that this node's embedder makes itself: the node does not hand it to subscribers.
   *
   * @param number unsigned
   * @throws java.io.UncheckedIOException if the sink cannot keep it: the ledger ends
   * @throws IllegalStateException if the sink failed before
   */
  public void add(long number, Bytes block) {
    try {
      take(new Item(number, block, () -> {}));
    } catch (RuntimeException | Error failure) {
      giveUp(failure);
      throw failure;
    }
  }

  private void take(Item item) {
    proceed(item.number(), () -> buffer.put(item));
  }

  /**
   * After a block that the sink did not keep, none that follows is kept. A node that speaks of what
   * the sink holds already does not know the height: the channel was left and joined again.
   *
   * @param number of the lowest block that the news are about
   */
  private void proceed(long number, Runnable news) {
    lock.lock();
    try {
      if (failed) {
        throw new IllegalStateException("the ledger of channel '" + channel + "' has ended");
      }
      failed = true;
      long before = sink.height();
      news.run();
      for (var next = buffer.poll(); next.isPresent(); next = buffer.poll()) {
        keep(next.get());
      }
      if (sink.height() != before || isBelow(number, before)) {
        var _ = service.updateLedgerHeight(sink.height(), channel);
      }
      service.metrics().on(new GossipEvent.BlocksWaiting(channel, buffer.size()));
      failed = false;
    } finally {
      lock.unlock();
    }
  }

  private void keep(Item next) {
    if (next.number() != sink.height()) {
      LOG.warn(
          "blocks {} to {} of channel '{}' were given up: the ledger goes on without them",
          Long.toUnsignedString(sink.height()),
          Long.toUnsignedString(next.number() - 1),
          channel);
    }
    long begin = System.nanoTime();
    sink.append(next.number(), next.block());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    service.metrics().on(new GossipEvent.BlockCommitted(channel, elapsed));
    next.done().run();
  }

  private void closeSink() {
    lock.lock();
    try {
      sink.close();
    } finally {
      lock.unlock();
    }
  }

  /** The number of blocks in order, unsigned. */
  public long height() {
    lock.lock();
    try {
      return sink.height();
    } finally {
      lock.unlock();
    }
  }

  /** Completes when it has ended; exceptionally with what the sink threw. */
  public CompletionStage<Void> termination() {
    return ended.minimalCompletionStage();
  }

  /** Ends it; what came and was not kept yet is dropped. */
  @Override
  public void close() {
    blocks.close();
  }
}
