// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.VerifiedBlock;

/** Hears of the blocks of a channel. The channel's blocks are consistent and may be called. */
public interface BlockListener {

  /**
   * A block is there; called once for each number, in the order of verification, which need not be
   * that of the numbers.
   *
   * @param from who brought it
   */
  void delivered(VerifiedBlock block, BlockRoute route, PkiId from, Now now);

  /**
   * Blocks with numbers from {@code from} on and below {@code to}, both unsigned, that were not
   * delivered so far will not be any more.
   */
  void givenUp(long from, long to, Now now);

  /**
   * A block that was pushed proved right and new, so it goes on to others (dissemination §3.1).
   * What was pulled does not.
   *
   * @param from who brought it, and so need not be told
   */
  void forward(SignedMessage message, PkiId from, Now now);
}
