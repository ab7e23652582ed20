// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.ledger;

import dev.hearsay.domain.id.Bytes;

/** Takes blocks in the order of their numbers. One thread at a time uses it; it may block. */
public interface BlockSink extends AutoCloseable {

  /** The number of the next block, unsigned: all below were taken, or are not wanted. */
  long height();

  /**
   * Takes a block; when this returns it is as safe as the sink makes it.
   *
   * @param number {@link #height()}, or more if the numbers between were given up
   * @throws java.io.UncheckedIOException if it cannot be kept
   */
  void append(long number, Bytes block);

  @Override
  void close();

  /** A sink that forgets blocks and only counts, beginning with {@code first}. */
  static BlockSink counting(long first) {
    return new CountingSink(first);
  }
}
