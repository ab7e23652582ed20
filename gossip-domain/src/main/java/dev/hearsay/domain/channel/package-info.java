// SPDX-License-Identifier: Apache-2.0

/**
 * Channels: what their members state of themselves, who is eligible, and what may be said in them
 * (channels).
 *
 * <p>{@link dev.hearsay.domain.channel.ChannelState} finds the channel that a message is for, by
 * name or by {@link dev.hearsay.domain.channel.ChannelMac}, and hands it to one {@code
 * GossipChannel}. There the organization of the sender is looked at first; then a state info goes
 * to the {@code StateInfoExchange}, a block through the {@code BlockDoor} to {@link
 * dev.hearsay.domain.block}, a leadership message to {@code Leadership}.
 *
 * <pre>
 *   own height, chaincodes → OwnStateInfo → Publisher → gossip
 *                                            ↑ PUBLISH tick, or Announcer once the height rests
 *   pushed, or in a snapshot → StateInfoAdmission → check by the readers rule → StateInfoStore
 *   asking: StateInfoRequests          answering: Snapshots
 * </pre>
 *
 * <p>What others read is a {@link dev.hearsay.domain.channel.ChannelView}; whom a message may go to
 * tells a {@link dev.hearsay.domain.routing.ChannelAudience}.
 */
@NullMarked
package dev.hearsay.domain.channel;

import org.jspecify.annotations.NullMarked;
