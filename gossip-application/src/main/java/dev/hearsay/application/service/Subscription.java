// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A queue of messages that a node fills and its subscriber empties: by iterating, by polling, or by
 * handing it a consumer. Thread-safe; each message goes to one reader.
 *
 * <p>The queue is bounded in count and bytes ({@code ServiceSettings}). When blocks are not read,
 * none is skipped: their channel admits no more until half of the queue is read, but for what is
 * being checked and the lowest one that is missing, of which there are no more than {@code
 * ServiceSettings.unreadBlocks} says. Other messages that find the queue full are dropped and
 * counted as {@code SUBSCRIBER_FULL}. Whoever leaves a channel and joins it again gets its blocks
 * again, but for those that lie in the ledger.
 *
 * <p>So that a reader who never comes does not keep the channel from others, a subscription in
 * which too many blocks lie and of which nothing is taken for a while ({@code
 * ServiceSettings.readerPatience}) is cut off: what lies in the queue can still be read, then
 * reading throws {@link SubscriptionCutOffException}. Whoever wants more subscribes again.
 *
 * <p>It ends when it is closed, which discards what was not read, or when the node ends; then what
 * lies in the queue can still be read.
 *
 * @param <T> the messages
 */
public interface Subscription<T> extends Iterable<T>, AutoCloseable {

  /**
   * The next message; waits for one if need be. Empty if none came in time, or if the subscription
   * has ended.
   *
   * @throws InterruptedException if the reader is interrupted while it waits
   * @throws SubscriptionCutOffException if there would have been more for a reader who came earlier
   */
  Optional<T> poll(Duration patience) throws InterruptedException;

  /**
   * Whether reading gives nothing any more; false after it was cut off, since that is still to be
   * learnt by reading.
   */
  boolean hasEnded();

  /**
   * The messages, as they come: {@code hasNext} waits for the next one and is false at the end of
   * the subscription, or if the reader is interrupted. It throws {@link
   * SubscriptionCutOffException} where {@link #poll} does.
   */
  @Override
  Iterator<T> iterator();

  /**
   * Hands every message to {@code consumer}, one at a time, on a virtual thread of its own, until
   * the subscription ends. What the consumer throws is reported as an event, and the next message
   * follows; that the subscription was cut off is reported, too.
   */
  void consume(Consumer<? super T> consumer);

  /** Ends the subscription and discards what was not read. Closing twice has no effect. */
  @Override
  void close();
}
