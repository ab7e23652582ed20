// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.id.ChannelId;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockResult;
import java.util.List;

/**
 * All that a node has to do with the blocks of one channel (dissemination §5.3 and §6.4, channels
 * §6).
 *
 * <p>Owned by the node loop. Numbers and heights are unsigned.
 */
public final class ChannelBlocks {

  /** The blocks of a channel of which nothing is known yet. */
  public ChannelBlocks(ChannelId channel, BlockSettings settings, BlockPorts ports) {}

  /** Begins to pull. */
  public void start(Now now) {}

  /** Ends everything; what comes later is ignored. */
  public void stop() {}

  /** A timer came back. */
  public void timer(BlockTimer timer, Now now) {}

  /** The embedder's ledger holds all blocks below {@code height}: they count as delivered. */
  public void ledgerHeight(long height, Now now) {}

  /** All blocks below this number were delivered, lie in the ledger, or were given up. */
  public long deliveredHeight() {
    return 0;
  }

  /**
   * A block that a peer pushed.
   *
   * @param message a data message of this channel with a legal tag, from a peer of an organization
   *     of the channel
   */
  public void pushed(ReceivedMessage message, Now now) {}

  /** A block pull message of an eligible peer of the own organization, with a legal tag. */
  public void pull(ReceivedMessage message, Now now) {}

  /**
   * Takes a block of this node's embedder, which is trusted: it is offered to others, and counts as
   * delivered, but nobody here is handed it (dissemination §4).
   *
   * @return whether it was new
   * @throws IllegalArgumentException if it is not a data message of this channel
   */
  public boolean publish(SignedMessage message, Now now) {
    return false;
  }

  /** The answer to a check that was asked for here. */
  public void checked(BlockOrigin origin, BlockResult result, Now now) {}

  /** Somebody says that blocks below {@code height} exist: what is missing is pulled soon. */
  public void othersAreAt(long height, Now now) {}

  /** Whether blocks may come in: not while a subscriber lags behind. */
  public void admission(boolean open, Now now) {}

  /** The numbers of the blocks that are offered to others, ascending. */
  public List<Long> numbersAtHand() {
    return List.of();
  }

  /** The bytes of the blocks that are offered to others. */
  public long bytes() {
    return 0;
  }
}
