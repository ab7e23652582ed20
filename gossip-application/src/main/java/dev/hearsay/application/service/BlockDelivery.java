// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.domain.id.Bytes;
import dev.hearsay.domain.id.ChannelId;

/**
 * A block for a ledger. It counts as unread until {@link #done()} is called, so that blocks which
 * wait in the reader's hands, for example for one that is missing below them, are bounded too.
 */
public final class BlockDelivery implements BlockNews {

  private final ChannelId channel;
  private final long number;
  private final Bytes block;
  private final Receipt receipt;

  BlockDelivery(ChannelId channel, long number, Bytes block, Receipt receipt) {
    this.channel = channel;
    this.number = number;
    this.block = block;
    this.receipt = receipt;
  }

  @Override
  public ChannelId channel() {
    return channel;
  }

  /** The number of the block, unsigned. */
  public long number() {
    return number;
  }

  /** The serialized block. */
  public Bytes block() {
    return block;
  }

  /** The reader needs it no more. Saying so twice has no effect. */
  public void done() {
    receipt.give();
  }
}
