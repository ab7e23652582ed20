// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.application.service;

import dev.hearsay.domain.id.ChannelId;

/** What a ledger hears of the blocks of a channel. */
public sealed interface BlockNews permits BlockDelivery, BlockNews.GivenUp {

  /** The channel. */
  ChannelId channel();

  /**
   * Blocks that were not delivered so far will not be any more: they are too far behind, or nobody
   * has them.
   *
   * @param from the lowest of their numbers, unsigned
   * @param to one more than the highest of their numbers, unsigned
   */
  record GivenUp(ChannelId channel, long from, long to) implements BlockNews {}
}
