// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.block;

import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.pull.PullComm;
import dev.hearsay.domain.pull.PullPorts;
import dev.hearsay.domain.trust.BlockVerifications;

/**
 * What the blocks of a channel need of the world and of the other rooms.
 *
 * @param comm the ways to other nodes
 * @param peers the peers that may be asked
 * @param checks has blocks verified off the loop
 * @param codec reads the items of an update
 * @param timers brings the timers back
 * @param randomness a stream of the channel's own
 * @param metrics hears of deliveries and refusals
 * @param listener takes the blocks
 */
public record BlockPorts(
    PullComm comm,
    BlockPeers peers,
    BlockVerifications<BlockOrigin> checks,
    MessageCodec codec,
    Scheduler<BlockTimer> timers,
    Randomness randomness,
    GossipMetrics metrics,
    BlockListener listener) {

  PullPorts forPull() {
    return new PullPorts(comm, timers.mapping(BlockTimer.Pull::new), randomness, metrics);
  }
}
