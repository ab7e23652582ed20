// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockAdmission;
import dev.hearsay.domain.block.BlockListener;
import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.block.BlockPorts;
import dev.hearsay.domain.block.BlockRange;
import dev.hearsay.domain.block.BlockTimer;
import dev.hearsay.domain.block.ChannelBlocks;
import dev.hearsay.domain.event.Fill;
import dev.hearsay.domain.event.GossipEvent.BlockRoute;
import dev.hearsay.domain.id.PkiId;
import dev.hearsay.domain.message.ReceivedMessage;
import dev.hearsay.domain.message.Rejection;
import dev.hearsay.domain.message.SignedMessage;
import dev.hearsay.domain.time.Now;
import dev.hearsay.domain.trust.BlockResult;
import dev.hearsay.domain.trust.VerifiedBlock;
import java.util.List;

/**
 * The door to the blocks of one channel: who may push them and who may pull them (channels §6.1 and
 * §14). Owned by its channel; closed for good when the channel is left.
 */
final class BlockDoor {

  private final Joining joining;
  private final StateInfoStore store;
  private final ChannelBlocks blocks;
  private boolean closed;

  BlockDoor(Joining joining, StateInfoStore store, PeerList peers) {
    this.joining = joining;
    this.store = store;
    ChannelPorts ports = joining.here().ports();
    this.blocks =
        new ChannelBlocks(
            joining.channel(),
            joining.here().settings().blocks(),
            new BlockPorts(
                ports.comm(),
                peers,
                ports.blockChecks(),
                ports.codec(),
                ports.timers().mapping(this::wrap),
                joining.randomness().fork("blocks"),
                ports.metrics(),
                new Outside()));
  }

  private ChannelTimer wrap(BlockTimer timer) {
    return new ChannelTimer.OfBlocks(joining.channel(), joining.number(), timer);
  }

  /** The genesis block, which is how a channel begins, lies in every ledger. */
  void open(Now now) {
    blocks.ledgerHeight(1, now);
    blocks.start(now);
  }

  void close() {
    closed = true;
    blocks.stop();
  }

  /** A block that a peer of an organization of the channel pushed. */
  void pushed(ReceivedMessage message, Now now) {
    if (isOpen(message)) {
      blocks.pushed(message, now);
    }
  }

  /** A block pull message of a peer of an organization of the channel. */
  void pull(ReceivedMessage message, Now now) {
    if (!isOpen(message)) {
      return;
    }
    if (!joining.here().isOwn(message.from().peer().org())) {
      joining.refuse(Rejection.NOT_OWN_ORGANIZATION, message, "pulls blocks");
    } else if (!store.contains(message.from().peer().pkiId())) {
      joining.refuse(
          Rejection.NOT_ELIGIBLE, message, "pulls blocks before its state info is known");
    } else {
      blocks.pull(message, now);
    }
  }

  private boolean isOpen(ReceivedMessage message) {
    if (closed) {
      joining.refuse(Rejection.CHANNEL_LEFT, message, message.content().getClass().getSimpleName());
    }
    return !closed;
  }

  void ledgerHeight(long height, Now now) {
    blocks.ledgerHeight(height, now);
  }

  List<BlockRange> pastBlocks() {
    return blocks.past();
  }

  void othersAreAt(long height, Now now) {
    if (!closed) {
      blocks.othersAreAt(height, now);
    }
  }

  boolean publish(SignedMessage block, Now now) {
    return !closed && blocks.publish(block, now);
  }

  void admission(BlockAdmission allowed, Now now) {
    blocks.admission(allowed, now);
  }

  void checked(BlockOrigin origin, BlockResult result, Now now) {
    if (!closed) {
      blocks.checked(origin, result, now);
    }
  }

  void timer(BlockTimer timer, Now now) {
    if (!closed) {
      blocks.timer(timer, now);
    }
  }

  /** Where blocks go from here. */
  private final class Outside implements BlockListener {

    @Override
    public void delivered(VerifiedBlock block, BlockRoute route, PkiId from, Now now) {
      joining.here().ports().listener().blockDelivered(block, route, from, now);
    }

    @Override
    public void givenUp(long from, long to, Now now) {
      joining.here().ports().listener().blocksGivenUp(joining.channel(), from, to, now);
    }

    @Override
    public void forward(SignedMessage message, PkiId from, Now now) {
      joining.here().ports().comm().gossip(message, from, now);
    }
  }

  List<Fill> fills(Now now) {
    return blocks.fills(now);
  }
}
