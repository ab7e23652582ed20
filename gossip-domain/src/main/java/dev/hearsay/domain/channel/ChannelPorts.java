// SPDX-License-Identifier: Apache-2.0
package dev.hearsay.domain.channel;

import dev.hearsay.domain.block.BlockOrigin;
import dev.hearsay.domain.port.GossipMetrics;
import dev.hearsay.domain.port.MessageCodec;
import dev.hearsay.domain.port.Randomness;
import dev.hearsay.domain.port.Scheduler;
import dev.hearsay.domain.trust.BlockVerifications;
import dev.hearsay.domain.trust.Signatures;
import dev.hearsay.domain.trust.Verifications;

/**
 * What channels need of the world and of the other rooms.
 *
 * @param comm the ways to other nodes
 * @param members who is there
 * @param verifications has messages verified; answers come to {@link ChannelState#checked}
 * @param blockChecks has blocks verified; answers come to {@link ChannelState#blockChecked}
 * @param signatures has own state infos signed; answers come to {@link ChannelState#signed} and
 *     {@link ChannelState#signingFailed}
 * @param codec reads the elements of snapshots
 * @param timers brings timers back to {@link ChannelState#timer}
 * @param randomness a stream of the channels' own; each channel forks from it
 * @param metrics takes the events
 * @param listener what the node wants to hear at once
 */
public record ChannelPorts(
    ChannelComm comm,
    ChannelMembers members,
    Verifications<ChannelOrigin> verifications,
    BlockVerifications<BlockOrigin> blockChecks,
    Signatures<StateInfoPurpose> signatures,
    MessageCodec codec,
    Scheduler<ChannelTimer> timers,
    Randomness randomness,
    GossipMetrics metrics,
    ChannelListener listener) {}
